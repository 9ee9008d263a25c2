// Matches the lines of pattern_cases.py by java.util.regex, which recurses: STACK is the size of the
// stack in KiB.
//
//     java Patterns.java STACK < cases

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.regex.Pattern;

class Patterns {
    public static void main(String[] arguments) throws Exception {
        var failed = new Throwable[1];
        var thread = new Thread(null, Patterns::match, "patterns", Long.parseLong(arguments[0]) * 1024);
        thread.setUncaughtExceptionHandler((which, error) -> failed[0] = error);
        thread.start();
        thread.join();
        if (failed[0] != null) {
            throw new Exception(failed[0]);
        }
    }

    private static void match() {
        var out = new StringBuilder();
        var patterns = new HashMap<String, Pattern>();
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII)).lines().forEach(line -> {
            var fields = line.split("\t", -1);
            var text = text(fields[2]) + text(fields[3]).repeat(Integer.parseInt(fields[4])) + text(fields[5]);
            String matches;
            try {
                matches = Boolean.toString(patterns.computeIfAbsent(text(fields[1]), Pattern::compile).matcher(text).find());
            } catch (StackOverflowError error) {
                matches = "stack overflow";
            }
            out.append(text(fields[0])).append('\t').append(matches).append('\n');
        });
        System.out.print(out);
    }

    private static String text(String hexadecimal) {
        return new String(HexFormat.of().parseHex(hexadecimal), StandardCharsets.UTF_8);
    }
}
