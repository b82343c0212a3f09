package dk.indsigt.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Memory of all processes when nobody does anything. */
final class Idle {
    static final String NAME = "rss_idle_mb";

    private static final int SECONDS = 20;
    private static final List<String> PAGES = List.of(
            Overview.PATH,
            "/self/notice/list.xhtml",
            "/self/consent/list.xhtml",
            "/self/recording/list.xhtml",
            Overview.PATH);

    private Idle() {}

    static Figure measure(Product product) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        Visitor visitor =
                Visitor.signedIn(product, Credential.customers(product.data()).get(0));
        for (String page : PAGES) {
            visitor.fetch(page);
        }
        TimeUnit.NANOSECONDS.sleep(end - System.nanoTime());
        List<Long> processes = product.processes();
        double resident = processes.stream().mapToDouble(Proc::residentMb).sum();
        double proportional =
                processes.stream().mapToDouble(Proc::proportionalMb).sum();
        return new Figure(
                NAME,
                resident,
                "MB",
                "sum of Rss over launcher, server and database, " + SECONDS + " s after Ready and " + PAGES.size()
                        + " pages; sum of Pss " + Figure.number(proportional) + "; at most 1,200");
    }
}
