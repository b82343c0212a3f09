package dk.indsigt.service.consent.event;

import dk.indsigt.service.consent.event.EventOutbox.Ready;
import dk.indsigt.service.protection.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells subscribers over HTTP, signed as Standard Webhooks says, several subscribers at a time and each in order. 202 means that it was taken and will
 * be confirmed; any other 2xx confirms it at once; everything else is tried again later.
 */
@ApplicationScoped
public class EventSender {
    private static final String SECRET = "event subscription";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration GO = Duration.ofMinutes(1);
    private static final int ACCEPTED = 202;

    private final HttpClient http = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT)
            .build();

    @Inject
    private EventOutbox outbox;

    @Inject
    private Vault vault;

    @Inject
    private Clock clock;

    /** @return the secret of a subscription: never stored, found anew from its id with the key of the installation */
    public byte[] secret(UUID subscriptionId) {
        return vault.hash(SECRET, subscriptionId.toString());
    }

    /** Sends what waits, for a minute at most. */
    public void sendDue() {
        Instant end = clock.instant().plus(GO);
        List<Deque<Ready>> queues = new ArrayList<>();
        outbox.due().forEach(id -> queues.add(new ArrayDeque<>(outbox.next(id))));
        for (; !queues.isEmpty() && clock.instant().isBefore(end); queues.removeIf(Deque::isEmpty)) {
            queues.removeIf(Deque::isEmpty);
            List<CompletableFuture<Outcome>> sent =
                    queues.stream().map(queue -> send(queue.peek())).toList();
            for (int i = 0; i < sent.size(); i++) {
                note(queues.get(i), sent.get(i).join());
            }
        }
    }

    /** The rest of a queue waits where one was not taken: each subscriber is told in order. */
    private void note(Deque<Ready> queue, Outcome outcome) {
        Ready event = queue.poll();
        if (outcome.taken()) {
            outbox.arrived(event.eventId(), outcome.status() != ACCEPTED);
        } else {
            outbox.failed(event.eventId(), outcome.failure());
            queue.clear();
        }
    }

    /**
     * What became of one call.
     *
     * @param failure what was wrong, where there is no good status
     */
    private record Outcome(int status, String failure) {
        boolean taken() {
            return status / 100 == 2;
        }
    }

    /** The whole answer has its time, and not only the head of it: who begins to answer and stops keeps nobody waiting. */
    private CompletableFuture<Outcome> send(Ready event) {
        CompletableFuture<HttpResponse<Void>> call = http.sendAsync(request(event), BodyHandlers.discarding());
        return call.copy().orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS).handle((answer, failure) -> {
            if (failure == null) {
                return new Outcome(answer.statusCode(), "HTTP " + answer.statusCode());
            }
            call.cancel(true);
            return new Outcome(0, kind(failure));
        });
    }

    private static String kind(Throwable failure) {
        Throwable cause = failure.getCause() instanceof IOException io ? io : failure;
        return cause.getClass().getSimpleName();
    }

    private HttpRequest request(Ready event) {
        String at = String.valueOf(clock.instant().getEpochSecond());
        String signed = event.eventId() + "." + at + "." + event.body();
        return HttpRequest.newBuilder(URI.create(event.address()))
                .header("Content-Type", "application/json")
                .header("webhook-id", event.eventId().toString())
                .header("webhook-timestamp", at)
                .header("webhook-signature", "v1," + signature(secret(event.subscriptionId()), signed))
                .POST(BodyPublishers.ofString(event.body()))
                .build();
    }

    private static String signature(byte[] secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
