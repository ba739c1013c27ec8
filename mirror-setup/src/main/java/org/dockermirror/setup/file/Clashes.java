package org.dockermirror.setup.file;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dockermirror.allowlist.rule.Position;

/** Finds what two mirrors of one file may not share. */
final class Clashes {

    private final Problems problems;
    private final Map<String, Position> taken = new HashMap<>();

    Clashes(Problems problems) {
        this.problems = problems;
    }

    /** Nexus compares repository names without case. */
    void repository(String name, Position at) {
        take("the repository \"" + name + "\"", "repository " + name.toLowerCase(Locale.ROOT), at);
    }

    void routingRule(String name, Position at) {
        take("the routing rule \"" + name + "\"", "rule " + name, at);
    }

    void port(int port, Position at) {
        take("the port " + port, "port " + port, at);
    }

    void address(String authority, Position at) {
        take("the address \"" + authority + "\"", "address " + authority.toLowerCase(Locale.ROOT), at);
    }

    private void take(String what, String key, Position at) {
        Position first = taken.putIfAbsent(key, at);
        if (first != null) {
            problems.add(at, what + " is taken by the mirror in line " + first.line() + "; each mirror needs its own");
        }
    }
}
