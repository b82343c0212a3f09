package dk.indsigt.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The front page of signed-in customers against a servlet that writes the same bytes. */
final class Overview {
    static final List<String> NAMES = List.of("overview_vs_bare", "overview_per_cpu_s", "bare_per_cpu_s");

    static final String PATH = "/self/overview/show.xhtml";

    private static final int CONNECTIONS = 4;
    private static final int CUSTOMERS = 8;
    private static final int PAIRS = 9;
    private static final Duration SLOT = Duration.ofSeconds(3);

    private Overview() {}

    static List<Figure> measure(Product product) throws IOException {
        List<Visitor> customers = new ArrayList<>();
        for (Credential credential : Credential.customers(product.data()).subList(0, CUSTOMERS)) {
            customers.add(Visitor.signedIn(product, credential));
        }
        byte[] page = customers.get(0).get(PATH);
        if (!new String(page, StandardCharsets.UTF_8).contains("class=\"tiles\"")) {
            throw new BenchException("what was fetched is no overview page");
        }
        Visitor stranger = new Visitor(product);
        stranger.put(BareWar.PAGE, page);

        Load load = new Load(product, CONNECTIONS);
        // Two requests of one session wait for each other, so each connection has customers of its own.
        Load.Request overview = (connection, turn) -> customers
                .get((int) (connection + turn % (CUSTOMERS / CONNECTIONS) * CONNECTIONS))
                .fetch(PATH);
        Load.Request bare = (connection, turn) -> stranger.fetch(BareWar.PAGE);
        load.warm(overview, bare);
        Pairs pairs = Pairs.measure(
                PAIRS,
                () -> load.during(SLOT, overview).requestsPerCpuSecond(),
                () -> load.during(SLOT, bare).requestsPerCpuSecond());
        load.requireGood();
        return List.of(
                new Figure(
                        NAMES.get(0),
                        pairs.ratio(),
                        "ratio",
                        "overview pages per CPU-second of the server, sessions reused, against a bare servlet writing the same "
                                + page.length + " bytes; " + pairs.spread() + "; at least 0.10"),
                new Figure(
                        NAMES.get(1),
                        pairs.first(),
                        "pages/CPU-s",
                        CUSTOMERS + " signed-in customers on " + CONNECTIONS + " connections"),
                new Figure(
                        NAMES.get(2),
                        pairs.second(),
                        "pages/CPU-s",
                        "the bare servlet on " + CONNECTIONS + " connections, no session"));
    }
}
