package org.dockermirror.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** The same figure of every round. */
final class Spread {

    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
        Collections.sort(figures);
    }

    double median() {
        return figures.get(figures.size() / 2);
    }

    double largest() {
        return figures.get(figures.size() - 1);
    }

    double smallest() {
        return figures.get(0);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "median %.1f (%.1f to %.1f)", median(), smallest(), largest());
    }
}
