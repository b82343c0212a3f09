package dk.indsigt.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Entry of {@code ./portal bench [NAME...]}: all figures, or those that are named and what is measured with them. */
public final class Bench {
    private static final String START = "start_warm_s";
    private static final int STARTS = 3;

    private final Path home;
    private final Path target;
    private final Path data;
    private final List<String> names;

    private Bench(Path home, List<String> names) {
        this.home = home;
        this.names = names;
        target = home.resolve("bench/target");
        data = target.resolve("data");
    }

    public static void main(String[] args) throws Exception {
        try {
            new Bench(Path.of(System.getProperty("indsigt.home", "")).toAbsolutePath(), List.of(args)).run();
        } catch (BenchException refusal) {
            System.err.println("indsigt: " + refusal.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        refuseUnknown();
        note("filling the demo operator");
        deleteTree(data);
        Product.start(home, data, Optional.empty()).close();
        if (wanted(List.of(START, Idle.NAME))) {
            startAndIdle();
        }
        if (wanted(Overview.NAMES) || wanted(Stream.NAMES) || wanted(AccessPackage.NAMES) || wanted(Consents.NAMES)) {
            served();
        }
    }

    private void startAndIdle() throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        int starts = wanted(List.of(START)) ? STARTS : 1;
        Optional<Figure> idle = Optional.empty();
        for (int i = 1; i <= starts; i++) {
            note("start " + i + " of " + starts);
            try (Product product = Product.start(home, data, Optional.empty())) {
                seconds.add(product.secondsToReady());
                if (i == starts && wanted(List.of(Idle.NAME))) {
                    idle = Optional.of(Idle.measure(product));
                }
            }
        }
        if (wanted(List.of(START))) {
            say(new Figure(
                    START,
                    Pairs.median(seconds),
                    "s",
                    "./portal run to Ready with everything built and filled; median of " + starts + ": "
                            + seconds.stream().map(Figure::number).toList() + "; at most 40"));
        }
        idle.ifPresent(Bench::say);
    }

    private void served() throws IOException, SQLException {
        Path war = BareWar.write(target, Stream.audio());
        note("starting with the bare application beside the portal");
        try (Product product = Product.start(home, data, Optional.of(war))) {
            if (wanted(Overview.NAMES)) {
                note("overview pages and bare pages in turns");
                Overview.measure(product).forEach(Bench::say);
            }
            if (wanted(Consents.NAMES)) {
                note("questions and decisions of another system and the bare work in turns");
                Consents.measure(product).forEach(Bench::say);
            }
            if (wanted(Stream.NAMES)) {
                note("recording and static file in turns");
                Stream.measure(product).forEach(Bench::say);
            }
            if (wanted(AccessPackage.NAMES)) {
                note("packages of a heavy customer and the bare work in turns");
                AccessPackage.measure(product).forEach(Bench::say);
            }
        }
    }

    private boolean wanted(List<String> measured) {
        return names.isEmpty() || names.stream().anyMatch(measured::contains);
    }

    private void refuseUnknown() {
        List<String> known = new ArrayList<>(List.of(START, Idle.NAME));
        known.addAll(Overview.NAMES);
        known.addAll(Stream.NAMES);
        known.addAll(AccessPackage.NAMES);
        known.addAll(Consents.NAMES);
        names.stream().filter(name -> !known.contains(name)).findFirst().ifPresent(name -> {
            throw new BenchException("there is no figure " + name + "; there are " + String.join(", ", known) + ".");
        });
    }

    private static void say(Figure figure) {
        System.out.println(figure.line());
    }

    private static void note(String line) {
        System.err.println("bench: " + line + " ...");
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
