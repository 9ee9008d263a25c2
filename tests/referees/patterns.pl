# Matches the lines of pattern_cases.py in Perl, where the warning that a loop has too many rounds is
# a failure.
#
#     perl patterns.pl < cases

use strict;
use warnings FATAL => 'all';

while (my $line = <STDIN>) {
    chomp $line;
    my ($label, $pattern, $start, $again, $times, $end) = split /\t/, $line, -1;
    $_ = pack('H*', $_) for $label, $pattern, $start, $again, $end;
    my $text = $start . $again x $times . $end;
    utf8::decode($text);
    my $matches = eval { $text =~ /$pattern/ ? 'true' : 'false' } // "error: $@";
    print "$label\t$matches\n";
}
