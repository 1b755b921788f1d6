# The smallest API there can be: one process, keep-alive, every path answers. Perl is in the base image.
use strict;
use IO::Socket::INET;
use IO::Select;

my $name = $ENV{HOSTNAME};
my $listener = IO::Socket::INET->new(LocalPort => 80, Listen => 128, ReuseAddr => 1) or die "port 80: $!\n";
my $watched = IO::Select->new($listener);
my (%asked, @kept);
print STDERR "listening\n";

while (my @ready = $watched->can_read) {
  for my $socket (@ready) {
    if ($socket == $listener) { $watched->add($listener->accept); next }
    my $read = sysread $socket, $asked{$socket}, 65536, length($asked{$socket} // '');
    if (!$read) { delete $asked{$socket}; $watched->remove($socket); close $socket; next }
    while ($asked{$socket} =~ s{^\w+ (\S+) .*?\r\n\r\n}{}s) {
      my $status = $1 eq '/health' || !$ENV{ANSWER} ? '200 OK' : $ENV{ANSWER};
      # Without this much memory left, the kernel ends the process.
      push @kept, 'x' x ($ENV{EATS} << 20) if $ENV{EATS} && $1 ne '/health';
      my $body = $1 =~ m{^/fill/} && $ENV{MADE} ? $ENV{MADE} : "$1 on $name\n";
      syswrite $socket, "HTTP/1.1 $status\r\nX-Instance-Id: $name\r\nContent-Length: " . length($body) . "\r\n\r\n$body";
    }
  }
}
