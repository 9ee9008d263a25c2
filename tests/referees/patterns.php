<?php
// Matches the lines of pattern_cases.py by PCRE, with the limits that PHP has by default.
//
//     php patterns.php < cases

while (($line = fgets(STDIN)) !== false) {
    [$label, $pattern, $start, $again, $times, $end] = explode("\t", rtrim($line, "\n"));
    $text = hex2bin($start) . str_repeat(hex2bin($again), (int) $times) . hex2bin($end);
    // No published pattern has this delimiter.
    $matches = preg_match("\x01" . hex2bin($pattern) . "\x01u", $text);
    $shown = $matches === false ? preg_last_error_msg() : ($matches === 1 ? 'true' : 'false');
    echo hex2bin($label), "\t", $shown, "\n";
}
