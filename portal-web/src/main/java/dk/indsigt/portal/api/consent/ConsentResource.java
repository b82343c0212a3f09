package dk.indsigt.portal.api.consent;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.account.Scope;
import dk.indsigt.domain.consent.ConsentKey;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.consent.Permission;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.portal.api.ApiCall;
import dk.indsigt.portal.api.BodyLimit;
import dk.indsigt.portal.api.Callers;
import dk.indsigt.portal.api.Lines;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.consent.ConsentGate;
import dk.indsigt.service.consent.ConsentGate.By;
import dk.indsigt.service.consent.ConsentGate.Point;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** May we, now? For one, or for a list of up to a hundred thousand. A client asks about the purposes that it may know of. */
@Path("v1/consents")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class ConsentResource {
    /** The type of a body with a record per line. */
    public static final String LINES = "application/x-ndjson";

    /** As numbers are kept. Whether there is such a number is no question here: one that there is not is unknown. */
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    private static final int MOST_LINES = 100_000;
    private static final int MOST_BYTES = 20_000_000;

    @Inject
    private ApiCall call;

    @Inject
    private Callers callers;

    @EJB
    private ConsentGate gate;

    @Resource
    private ManagedExecutorService threads;

    /**
     * One question; somebody is named in one of three ways.
     *
     * @param phone in E.164, or as it is dialled in Denmark
     * @param customer customer number
     */
    public record Question(
            String purpose,
            MarketingChannel channel,
            Brand brand,
            Optional<String> phone,
            Optional<String> email,
            Optional<String> customer) {}

    /** Somebody in a list. */
    public record Somebody(Optional<String> phone, Optional<String> email, Optional<String> customer) {}

    /** @param reason why, or why not */
    public record Answer(boolean allowed, String reason) {}

    /**
     * The last line of a washed list. Where it is missing or not complete, what came before is not the whole list.
     *
     * @param lines how many were answered
     */
    public record End(int lines, int allowed, boolean complete) {}

    @POST
    @Path("check")
    @Needs(Scope.CONSENTS_CHECK)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "checkConsent",
            summary = "Whether one number, address or customer may be contacted now, and why")
    public Answer check(Question question) {
        ConsentKey key = key(question.purpose(), question.channel(), question.brand());
        Point point = point(question.phone(), question.email(), question.customer());
        return answer(gate.ask(call.actor(), key, List.of(point)).get(0));
    }

    @POST
    @Path("wash")
    @Needs(Scope.CONSENTS_CHECK)
    @BodyLimit(MOST_BYTES)
    @Consumes(LINES)
    @Produces(LINES)
    @Operation(
            operationId = "washList",
            summary =
                    "Which of a list may be contacted now: a line for each line in the same order, and a last one that says it was all")
    public Response wash(
            @QueryParam("purpose") String purpose,
            @QueryParam("channel") MarketingChannel channel,
            @QueryParam("brand") Brand brand,
            @Context HttpHeaders headers,
            InputStream body) {
        ConsentKey key = key(purpose, channel, brand);
        Actor actor = call.actor();
        String authorization = headers.getHeaderString(HttpHeaders.AUTHORIZATION);
        gate.ask(actor, key, List.of());
        StreamingOutput answers = target -> new Washing(
                        points -> threads.submit(() -> {
                            requireStill(authorization, key);
                            return gate.ask(actor, key, points);
                        }),
                        new Lines(new BufferedInputStream(body)),
                        target)
                .all();
        return Response.ok(answers, LINES).build();
    }

    /** A list takes its time: whose key or purpose is taken away meanwhile gets no more answers, and no last line. */
    private void requireStill(String authorization, ConsentKey key) {
        callers.caller(authorization)
                .filter(caller -> caller.scopes().contains(Scope.CONSENTS_CHECK)
                        && caller.purposes().contains(key.purpose()))
                .orElseThrow(() -> RequestException.of(401, "KEY_WRONG"));
    }

    /** Answers line by line, in batches. While the database is at one, the next is read, or the last is written. */
    private static final class Washing {
        private final Function<List<Point>, Future<List<Permission>>> asked;
        private final Lines source;
        private final OutputStream target;
        private Optional<byte[]> ahead = Optional.empty();
        private int lines;
        private int allowed;

        Washing(Function<List<Point>, Future<List<Permission>>> asked, Lines source, OutputStream target) {
            this.asked = asked;
            this.source = source;
            this.target = target;
        }

        void all() throws IOException {
            ahead = source.next();
            List<Optional<Point>> batch = batch();
            Future<List<Permission>> answers = ask(batch);
            while (!batch.isEmpty()) {
                List<Optional<Point>> following = batch();
                List<Permission> answered = answered(answers);
                answers = ask(following);
                write(batch, answered);
                batch = following;
            }
            target.write(Lines.write(new End(lines, allowed, ahead.isEmpty())));
        }

        private List<Optional<Point>> batch() throws IOException {
            List<Optional<Point>> batch = new ArrayList<>(ConsentGate.BATCH);
            while (ahead.isPresent() && lines < MOST_LINES && batch.size() < ConsentGate.BATCH) {
                batch.add(Lines.read(ahead.get(), Somebody.class).flatMap(Washing::read));
                lines++;
                ahead = source.next();
            }
            return batch;
        }

        private Future<List<Permission>> ask(List<Optional<Point>> batch) {
            return asked.apply(batch.stream().flatMap(Optional::stream).toList());
        }

        private static List<Permission> answered(Future<List<Permission>> answers) throws IOException {
            try {
                return answers.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("stopped");
            } catch (ExecutionException failure) {
                throw new IOException("a batch was not answered", failure.getCause());
            }
        }

        private void write(List<Optional<Point>> batch, List<Permission> answers) throws IOException {
            int next = 0;
            for (Optional<Point> point : batch) {
                Answer answer = point.isPresent()
                        ? ConsentResource.answer(answers.get(next++))
                        : new Answer(false, "UNREADABLE");
                allowed += answer.allowed() ? 1 : 0;
                target.write(Lines.write(answer));
            }
        }

        private static Optional<Point> read(Somebody somebody) {
            try {
                return Optional.of(point(somebody.phone(), somebody.email(), somebody.customer()));
            } catch (InvalidValueException unreadable) {
                return Optional.empty();
            }
        }
    }

    /** A purpose that a client has not been given does not exist for it. */
    private ConsentKey key(String purpose, MarketingChannel channel, Brand brand) {
        if (purpose == null || channel == null || brand == null) {
            throw RequestException.bad("PARAMETER_VALUE");
        }
        if (!call.caller().purposes().contains(purpose)) {
            throw new InvalidValueException("PURPOSE_UNKNOWN");
        }
        return new ConsentKey(purpose, channel, brand);
    }

    private static Answer answer(Permission permission) {
        return new Answer(permission.allowed(), permission.name());
    }

    /** @throws InvalidValueException POINT_ONE, PHONE_FORMAT, PHONE_UNKNOWN, EMAIL_FORMAT */
    private static Point point(Optional<String> phone, Optional<String> email, Optional<String> customer) {
        if ((phone.isPresent() ? 1 : 0) + (email.isPresent() ? 1 : 0) + (customer.isPresent() ? 1 : 0) != 1) {
            throw new InvalidValueException("POINT_ONE");
        }
        if (phone.isPresent()) {
            boolean ready = E164.matcher(phone.get()).matches();
            return new Point(
                    By.PHONE, ready ? phone.get() : Msisdn.parse(phone.get()).value());
        }
        if (email.isPresent()) {
            return new Point(By.EMAIL, EmailAddress.parse(email.get()).value());
        }
        return new Point(By.CUSTOMER, customer.get().strip());
    }
}
