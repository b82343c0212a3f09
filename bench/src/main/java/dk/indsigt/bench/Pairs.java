package dk.indsigt.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Two rates measured in turns, so that what the machine does besides hits both alike. */
final class Pairs {
    private final List<Double> firsts = new ArrayList<>();
    private final List<Double> seconds = new ArrayList<>();

    /** Measures both sides as often as asked for; who goes first changes. */
    static Pairs measure(int count, DoubleSupplier first, DoubleSupplier second) {
        Pairs pairs = new Pairs();
        for (int i = 0; i < count; i++) {
            if (i % 2 == 0) {
                pairs.add(first.getAsDouble(), second.getAsDouble());
            } else {
                double other = second.getAsDouble();
                pairs.add(first.getAsDouble(), other);
            }
        }
        return pairs;
    }

    void add(double first, double second) {
        firsts.add(first);
        seconds.add(second);
        System.err.println("bench:   " + Figure.number(first) + " against " + Figure.number(second));
    }

    double first() {
        return median(firsts);
    }

    double second() {
        return median(seconds);
    }

    double ratio() {
        return median(Arrays.stream(ratios()).boxed().toList());
    }

    /** @return how far the pairs lie apart, for the reader to judge */
    String spread() {
        double[] ratios = ratios();
        Arrays.sort(ratios);
        return "median of " + ratios.length + " pairs, " + Figure.number(ratios[0]) + " to "
                + Figure.number(ratios[ratios.length - 1]);
    }

    static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private double[] ratios() {
        double[] ratios = new double[firsts.size()];
        Arrays.setAll(ratios, i -> firsts.get(i) / seconds.get(i));
        return ratios;
    }
}
