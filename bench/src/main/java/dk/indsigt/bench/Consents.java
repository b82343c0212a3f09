package dk.indsigt.bench;

import dk.indsigt.bench.bare.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Questions about consents, and decisions, of another system against the least that any system needs for them. */
final class Consents {
    static final List<String> NAMES = List.of(
            "consent_check_vs_bare",
            "consent_check_per_s",
            "consent_check_vs_jdbc",
            "consent_check_p99_ms",
            "consent_wash_vs_sql",
            "consent_wash_rows_per_s",
            "consent_record_vs_insert",
            "consent_record_per_s");

    private static final String API = "/api/v1/consents";
    private static final int CONNECTIONS = 4;
    private static final int PAIRS = 7;
    private static final Duration SLOT = Duration.ofSeconds(4);
    private static final int LIST = 20_000;
    private static final int DECISIONS = 200;
    private static final int QUESTIONS = 3_000;
    private static final double SECOND = 1e9;
    private static final int BATCH = 500;

    /** Rounds after which the compilers have little left to do, here as well as in the server. */
    private static final int WARM = 10;

    private final Product product;
    private final Connection database;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Visitor stranger;
    private final String key;
    private final String customer;
    private final List<String> phones = new ArrayList<>();

    private Consents(Product product, Connection database) throws IOException, SQLException {
        this.product = product;
        this.database = database;
        stranger = new Visitor(product);
        key = key();
        try (PreparedStatement statement = database.prepareStatement(
                        "select distinct l.msisdn from line l join line_use u on u.line_id = l.id and u.until is null join"
                                + " subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id where"
                                + " l.active_to is null and c.brand = 'THREE' order by 1");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                phones.add(rows.getString(1));
            }
        }
        customer = one(
                "select c.number from customer c join account a on a.person_id = c.party_id where a.username = 'karla'");
    }

    static List<Figure> measure(Product product) throws IOException, SQLException {
        try (Connection database = product.database()) {
            Consents consents = new Consents(product, database);
            List<Figure> figures = new ArrayList<>(consents.check());
            figures.addAll(consents.wash());
            figures.addAll(consents.record());
            return figures;
        }
    }

    private List<Figure> check() throws IOException {
        String answer = ask(0);
        stranger.put(
                BareWar.QUESTION,
                String.join(
                                "\n",
                                "url=" + product.databaseUrl(),
                                "user=indsigt",
                                "password=" + product.databasePassword(),
                                "phone=" + phones.get(0),
                                "answer=" + answer)
                        .getBytes(StandardCharsets.UTF_8));
        Load load = new Load(product, CONNECTIONS);
        Load.Request check =
                (connection, turn) -> ask(turn * CONNECTIONS + connection).length();
        Load.Request bare = (connection, turn) ->
                send(BareWar.QUESTION, question(turn), "application/json").length();
        load.warm(check, bare);
        Pairs pairs = Pairs.measure(PAIRS, () -> perSecond(load, check), () -> perSecond(load, bare));
        load.requireGood();
        Pairs jdbc = Pairs.measure(PAIRS, this::asked, this::selected);
        double rate = pairs.first() / 2;
        Pairs late = Pairs.measure(PAIRS, () -> percentile(rate, check), () -> percentile(rate, bare));
        return List.of(
                new Figure(
                        NAMES.get(0),
                        pairs.ratio(),
                        "ratio",
                        "requests a second of check against a bare servlet with one prepared select of all that the answer rests on, and"
                                + " the same bytes; "
                                + pairs.spread() + "; at least 0.7"),
                new Figure(
                        NAMES.get(1),
                        pairs.first(),
                        "requests/s",
                        "on " + CONNECTIONS + " connections; bare " + Figure.number(pairs.second())),
                new Figure(
                        NAMES.get(2),
                        jdbc.ratio(),
                        "ratio",
                        "checks a second of one caller against the same select over JDBC in a loop, "
                                + Figure.number(jdbc.first()) + " against " + Figure.number(jdbc.second()) + "; "
                                + jdbc.spread() + "; at least 0.15"),
                new Figure(
                        NAMES.get(3),
                        late.first(),
                        "ms",
                        "99th percentile of a check from when it was due, at half the top rate; at most 5; the bare servlet at the same rate "
                                + Figure.number(late.second()) + "; medians of " + PAIRS + " rounds"));
    }

    private static double perSecond(Load load, Load.Request request) {
        return load.during(SLOT, request).requests() / (double) SLOT.toSeconds();
    }

    private double asked() {
        long start = System.nanoTime();
        for (int i = 0; i < QUESTIONS; i++) {
            ask(i);
        }
        return QUESTIONS * SECOND / (System.nanoTime() - start);
    }

    private double selected() {
        long start = System.nanoTime();
        try (PreparedStatement statement = database.prepareStatement(Question.about(1))) {
            for (int i = 0; i < QUESTIONS; i++) {
                Question.bind(statement, List.of(phones.get(i % phones.size())));
                try (ResultSet rows = statement.executeQuery()) {
                    rows.next();
                }
            }
        } catch (SQLException failure) {
            throw new BenchException(failure.getMessage());
        }
        return QUESTIONS * SECOND / (System.nanoTime() - start);
    }

    /** Sends at a rate whether or not the answer before has come, on as many threads as before. */
    private static double percentile(double rate, Load.Request request) {
        long[] took = new long[QUESTIONS];
        long start = System.nanoTime();
        List<CompletableFuture<Void>> senders = new ArrayList<>();
        for (int thread = 0; thread < CONNECTIONS; thread++) {
            int first = thread;
            senders.add(CompletableFuture.runAsync(
                    () -> {
                        for (int i = first; i < QUESTIONS; i += CONNECTIONS) {
                            long due = start + (long) (i * SECOND / rate);
                            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                                LockSupport.parkNanos(left);
                            }
                            sent(request, first, i / CONNECTIONS);
                            took[i] = System.nanoTime() - due;
                        }
                    },
                    Load.THREADS));
        }
        senders.forEach(CompletableFuture::join);
        Arrays.sort(took);
        return took[QUESTIONS * 99 / 100] / 1e6;
    }

    private static void sent(Load.Request request, int connection, long turn) {
        try {
            request.send(connection, turn);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Figure> wash() {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < LIST; i++) {
            list.append("{\"phone\": \"").append(phones.get(i % phones.size())).append("\"}\n");
        }
        String body = list.toString();
        for (int round = 0; round < WARM; round++) {
            washed(body);
            plainly();
        }
        Pairs pairs = Pairs.measure(PAIRS, () -> washed(body), this::plainly);
        return List.of(
                new Figure(
                        NAMES.get(4),
                        pairs.ratio(),
                        "ratio",
                        "rows a second of a washed list of " + LIST + " against the same question in SQL over JDBC, "
                                + BATCH + " at a time; " + pairs.spread() + "; at least 0.7"),
                new Figure(
                        NAMES.get(5),
                        pairs.first(),
                        "rows/s",
                        "one caller; plain SQL " + Figure.number(pairs.second())));
    }

    private double washed(String body) {
        long start = System.nanoTime();
        String answer = send(API + "/wash?purpose=MKT_OWN&channel=SMS&brand=THREE", body, "application/x-ndjson");
        if (!answer.endsWith("\"complete\":true}\n")) {
            throw new BenchException("the list was not answered to its end");
        }
        return LIST * SECOND / (System.nanoTime() - start);
    }

    private double plainly() {
        long start = System.nanoTime();
        try (PreparedStatement statement = database.prepareStatement(Question.about(BATCH))) {
            for (int from = 0; from < LIST; from += BATCH) {
                int first = from;
                Question.bind(
                        statement,
                        IntStream.range(0, BATCH)
                                .mapToObj(i -> phones.get((first + i) % phones.size()))
                                .toList());
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        rows.getString(3);
                    }
                }
            }
        } catch (SQLException failure) {
            throw new BenchException(failure.getMessage());
        }
        return LIST * SECOND / (System.nanoTime() - start);
    }

    private List<Figure> record() throws SQLException {
        String text = one(
                "select max(number) from consent_text where purpose_code = 'MKT_OWN' and valid_from <= utc_timestamp(6)");
        try (PreparedStatement table = database.prepareStatement(
                "create table if not exists bench_insert (id UUID NOT NULL PRIMARY"
                        + " KEY, party_id UUID NOT NULL, decision VARCHAR(10), evidence VARCHAR(300), at DATETIME(6))")) {
            table.executeUpdate();
        }
        for (int round = 0; round < WARM; round++) {
            recorded(text);
            inserted();
        }
        Pairs pairs = Pairs.measure(PAIRS, () -> recorded(text), this::inserted);
        Pairs calls = Pairs.measure(PAIRS, this::called, this::inserted);
        return List.of(
                new Figure(
                        NAMES.get(6),
                        pairs.ratio(),
                        "ratio",
                        "decisions a second with text, proof, receipt and audit against one plain durable insert each, one caller; "
                                + pairs.spread() + "; at least 0.3"),
                new Figure(
                        NAMES.get(7),
                        pairs.first(),
                        "decisions/s",
                        "one caller; plain inserts " + Figure.number(pairs.second())
                                + ", and calls of the bare servlet with one select " + Figure.number(calls.first())));
    }

    private double recorded(String text) {
        long start = System.nanoTime();
        for (int i = 0; i < DECISIONS; i++) {
            String decision = i % 2 == 0 ? "GIVEN" : "WITHDRAWN";
            send(
                    API,
                    "{\"customer\": \"" + customer
                            + "\", \"purpose\": \"MKT_OWN\", \"channel\": \"SMS\", \"brand\": \"THREE\","
                            + " \"decision\": \"" + decision + "\", \"text\": " + text
                            + ", \"language\": \"DA\", \"through\": \"IVR\", \"decidedAt\": \"" + Instant.now()
                            + "\", \"proof\": {\"call\": \"c-" + i + "\", \"prompt\": \"v4\", \"digit\": \"1\"}}",
                    "application/json");
        }
        return DECISIONS * SECOND / (System.nanoTime() - start);
    }

    /** What one caller gets of the server where there is nothing to do but a select: no decision can be told faster. */
    private double called() {
        long start = System.nanoTime();
        for (int i = 0; i < DECISIONS; i++) {
            send(BareWar.QUESTION, question(i), "application/json");
        }
        return DECISIONS * SECOND / (System.nanoTime() - start);
    }

    private double inserted() {
        long start = System.nanoTime();
        try (PreparedStatement insert = database.prepareStatement(
                "insert into bench_insert values (?, ?, 'GIVEN', 'call c-1 prompt v4 digit 1', ?)")) {
            for (int i = 0; i < DECISIONS; i++) {
                insert.setString(1, UUID.randomUUID().toString());
                insert.setString(2, UUID.randomUUID().toString());
                insert.setObject(3, LocalDateTime.now(ZoneOffset.UTC));
                insert.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new BenchException(failure.getMessage());
        }
        return DECISIONS * SECOND / (System.nanoTime() - start);
    }

    private String ask(long turn) {
        return send(API + "/check", question(turn), "application/json");
    }

    private String question(long turn) {
        return "{\"purpose\":\"MKT_OWN\",\"channel\":\"SMS\",\"brand\":\"THREE\",\"phone\":\""
                + phones.get((int) (turn % phones.size())) + "\"}";
    }

    /** @return the answer, which must be a good one */
    private String send(String path, String body, String type) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(product.address(path)))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200 && answer.statusCode() != 201) {
                throw new BenchException(path + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("stopped");
        }
    }

    private String key() throws IOException {
        Matcher found = Pattern.compile("\"(ind_demo00000003_[^\"]+)\"")
                .matcher(Files.readString(product.data().resolve("demo-credentials.json")));
        if (!found.find()) {
            throw new BenchException("the demo has no key of a machine client");
        }
        return found.group(1);
    }

    private String one(String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
