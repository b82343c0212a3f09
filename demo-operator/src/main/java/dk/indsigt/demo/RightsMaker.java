package dk.indsigt.demo;

import dk.indsigt.domain.account.Actor;
import dk.indsigt.domain.audit.AuditAction;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.rights.Deadline;
import dk.indsigt.domain.rights.RequestState;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.rights.Standing;
import dk.indsigt.domain.rights.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes rights requests in every state, mandates and credit assessments: something to work on at the desk, and a year to look back on. */
final class RightsMaker {
    private static final int PAST = 46;

    private final World world;
    private final AuditTrail audit;
    private final TextKeys texts;
    private final AccountMaker accounts;
    private final Dice dice;
    private UUID contested;

    RightsMaker(Workshop shop) {
        world = shop.world();
        audit = shop.audit();
        accounts = shop.accounts();
        texts = shop.texts();
        dice = world.dice("rights");
    }

    void make() {
        mandates();
        assessments();
        open();
        past();
    }

    private void mandates() {
        LocalDate today = world.today();
        DemoPerson emil = world.cast("emil").party().speaker();
        DemoPerson susanne = world.cast("susanne").party().speaker();
        DemoPerson karla = world.cast("karla").party().speaker();
        DemoPerson vibeke = world.cast("vibeke").party().speaker();
        mandate(emil, susanne, Standing.GUARDIAN, "ALL", today.plusYears(2), "CUSTODY_RECORD", 200);
        mandate(karla, vibeke, Standing.ATTORNEY, "ACCESS,RECTIFICATION", today.plusMonths(8), "POWER_OF_ATTORNEY", 60);
    }

    private void mandate(
            DemoPerson party,
            DemoPerson holder,
            Standing standing,
            String scope,
            LocalDate until,
            String evidence,
            int daysAgo) {
        LocalDate from = world.today().minusDays(daysAgo);
        Instant at = dice.workingHour(from);
        Actor agent = accounts.agents().get(0);
        UUID id = dice.id(at);
        world.book()
                .add(
                        Table.MANDATE,
                        id,
                        party.id(),
                        holder.id(),
                        standing,
                        scope,
                        from,
                        until,
                        evidence,
                        agent.accountId(),
                        at,
                        1);
        audit.add(at, agent, AuditAction.MANDATE_NOTED, party.id(), id, null, standing.name());
    }

    private void assessments() {
        assess("karla", "APPROVED", "NO_REGISTERED_DEBT:PASSED,PAID_ON_TIME:PASSED", null, 400);
        assess("bent", "REFUSED", "NO_REGISTERED_DEBT:FAILED,OF_AGE:PASSED", "DEBT_PAID,DEPOSIT", 40);
        assess("mikkel", "REFUSED", "INCOME_COVERS:FAILED,NO_REGISTERED_DEBT:PASSED", "LOWER_AMOUNT", 25);
    }

    private UUID assess(String who, String outcome, String criteria, String would, int daysAgo) {
        DemoCustomer customer = world.cast(who);
        Instant at = dice.workingHour(world.today().minusDays(daysAgo));
        UUID id = dice.id(at);
        LocalDate due = outcome.equals("APPROVED")
                ? world.today().plusYears(2)
                : world.today().minusDays(daysAgo).plusMonths(3);
        world.book()
                .add(
                        Table.CREDIT_ASSESSMENT,
                        id,
                        customer.party().id(),
                        customer.id(),
                        would != null && would.startsWith("LOWER") ? "INSTALMENTS" : "CREDIT",
                        "AUTOMATED",
                        "CREDIT_BUREAUS",
                        "IDENTITY,CPR,DEBT_REGISTER,PAYMENT_HISTORY",
                        criteria,
                        would,
                        outcome,
                        at,
                        due);
        if (who.equals("mikkel")) {
            contested = id;
        }
        return id;
    }

    /** What waits at the desk today. */
    private void open() {
        List<Actor> agents = accounts.agents();
        Actor olga = accounts.officers().get(0);
        Story jens = story("jens", RequestType.ERASURE, 19, AskedThrough.PORTAL)
                .wish(Map.of("ground", "A", "words", "Jeg lukker firmaet."));
        jens.identified("SIGN_IN")
                .item("RECORDING", "GRANT")
                .item("CONSENT", "GRANT")
                .handler(agents.get(0))
                .proposed(agents.get(0))
                .write();
        story("gitte", RequestType.OBJECTION, 26, AskedThrough.LETTER)
                .wish(Map.of("activities", "PA15", "words", "I skal ikke bruge mine data til at udvikle nettet."))
                .identified("MITID")
                .item("PA15", null)
                .handler(olga)
                .write();
        story("torben", RequestType.RECTIFICATION, 6, AskedThrough.LETTER)
                .wish(Map.of("field", "NAME", "value", "Torben Kildeskær Holm", "before", "Torben Kildeskær"))
                .clockStands(5)
                .write();
        story("lone", RequestType.DPO_QUESTION, 33, AskedThrough.PORTAL)
                .wish(Map.of("words", "Hvem har adgang til vores medarbejderes numre?"))
                .identified("SIGN_IN")
                .item("QUESTION", null)
                .write();
        story("mikkel", RequestType.AUTOMATED_DECISION, 12, AskedThrough.PORTAL)
                .wish(Map.of("assessment", contested.toString(), "words", "Min løn er steget siden."))
                .identified("SIGN_IN")
                .object("CREDIT", contested)
                .write();
        story("emily", RequestType.RECTIFICATION, 2, AskedThrough.PORTAL)
                .wish(Map.of("field", "ADDRESS", "value", "Nyvej 4, 2100 København Ø", "before", ""))
                .identified("SIGN_IN")
                .item("CONTACT", null)
                .write();
    }

    /** A year of requests that are over, a few of them late. */
    private void past() {
        List<DemoCustomer> others = world.customers().stream()
                .filter(customer -> !world.inCast(customer) && customer.party() instanceof DemoPerson)
                .toList();
        RequestType[] kinds = {
            RequestType.ACCESS,
            RequestType.ACCESS,
            RequestType.RECTIFICATION,
            RequestType.PORTABILITY,
            RequestType.DPO_QUESTION,
            RequestType.OBJECTION_DM
        };
        for (int i = 0; i < PAST; i++) {
            DemoCustomer customer = others.get(dice.between(0, others.size() - 1));
            int daysAgo = dice.between(45, 355);
            boolean late = dice.chance(9);
            RequestType type = kinds[i % kinds.length];
            int took = type.immediate() ? 0 : late ? dice.between(36, 44) : dice.between(1, 27);
            new Story(customer, type, daysAgo, dice.chance(60) ? AskedThrough.PORTAL : AskedThrough.EMAIL)
                    .identified("SIGN_IN")
                    .item(type == RequestType.DPO_QUESTION ? "QUESTION" : "IDENTITY", "GRANT")
                    .closed(took)
                    .write();
        }
        for (int i = 0; i < 2; i++) {
            new Story(
                            others.get(dice.between(0, others.size() - 1)),
                            RequestType.OBJECTION,
                            22 - 7 * i,
                            AskedThrough.EMAIL)
                    .identified("MITID")
                    .item("PA15", "GRANT")
                    .closed(4)
                    .write();
        }
        new Story(others.get(dice.between(0, others.size() - 1)), RequestType.RECTIFICATION, 12, AskedThrough.LETTER)
                .identified("MITID")
                .item("IDENTITY", "GRANT")
                .closed(2)
                .told("UNIVERSAL_118", "118-", "ACKNOWLEDGED", 1)
                .told("CREDIT_BUREAUS", "KV-", "SENT", 3)
                .told("COLLECTION_AGENCY", "IN-", "ESCALATED", 4)
                .write();
    }

    private Story story(String who, RequestType type, int daysAgo, AskedThrough through) {
        return new Story(world.cast(who), type, daysAgo, through);
    }

    /** One request on its way. */
    private final class Story {
        private final DemoPerson asks;
        private final UUID party;
        private final RequestType type;
        private final AskedThrough through;
        private final LocalDate day;
        private final Instant receivedAt;
        private final UUID id;
        private final List<Runnable> pending = new ArrayList<>();
        private Map<String, String> wish = Map.of();
        private String identified;
        private Instant stoodSince;
        private Actor handler;
        private Actor proposer;
        private Instant decidedAt;
        private int items;
        private int steps;
        private RequestState state = RequestState.RECEIVED;

        Story(DemoCustomer customer, RequestType type, int daysAgo, AskedThrough through) {
            asks = customer.party().speaker();
            party = asks.id();
            this.type = type;
            this.through = through;
            day = world.today().minusDays(daysAgo);
            receivedAt = dice.workingHour(day);
            id = dice.id(receivedAt);
        }

        Story wish(Map<String, String> details) {
            wish = details;
            return this;
        }

        Story identified(String how) {
            identified = how;
            state = RequestState.IN_PROGRESS;
            return this;
        }

        Story clockStands(int daysAgo) {
            stoodSince = dice.workingHour(world.today().minusDays(daysAgo));
            state = RequestState.IDENTITY_AWAITED;
            return this;
        }

        Story handler(Actor actor) {
            handler = actor;
            return this;
        }

        Story proposed(Actor actor) {
            proposer = actor;
            return this;
        }

        Story closed(int took) {
            decidedAt = dice.workingHour(day.plusDays(took));
            if (decidedAt.isBefore(receivedAt)) {
                decidedAt = receivedAt;
            }
            state = RequestState.CLOSED;
            return this;
        }

        Story item(String category, String outcome) {
            return item(category, null, outcome);
        }

        Story object(String category, UUID object) {
            return item(category, object, null);
        }

        private Story item(String category, UUID object, String outcome) {
            int ordinal = ++items;
            pending.add(() -> world.book()
                    .add(
                            Table.RIGHTS_ITEM,
                            dice.id(receivedAt),
                            id,
                            type,
                            ordinal,
                            category,
                            object,
                            1,
                            outcome,
                            outcome != null,
                            null,
                            1));
            return this;
        }

        /** A recipient was told of it, or still is. */
        Story told(String recipient, String prefix, String state, int attempts) {
            boolean answered = state.equals("ACKNOWLEDGED");
            pending.add(() -> world.book()
                    .add(
                            Table.RECIPIENT_NOTICE,
                            dice.id(decidedAt),
                            id,
                            party,
                            recipient,
                            "RECTIFIED",
                            prefix + dice.readable(10),
                            state,
                            attempts,
                            decidedAt,
                            state.equals("SENT")
                                    ? dice.workingHour(world.today().plusDays(3))
                                    : null,
                            decidedAt.plusSeconds(90),
                            answered ? dice.workingHour(day.plusDays(4)) : null,
                            answered ? "Databeskyttelse" : null,
                            answered ? "LETTER" : null,
                            1));
            return this;
        }

        void write() {
            Actor account = world.accountOf(asks).orElse(accounts.agents().get(0));
            Actor first =
                    through == AskedThrough.PORTAL ? account : accounts.agents().get(0);
            byte[] cipher = wish.isEmpty() ? null : texts.seal(party, "wish " + id, Facts.of(pairs()), receivedAt);
            step(Step.RECEIVE, null, RequestState.RECEIVED, receivedAt, first, through.name());
            if (stoodSince != null) {
                step(
                        Step.ASK_IDENTITY,
                        RequestState.RECEIVED,
                        state,
                        stoodSince,
                        accounts.agents().get(0),
                        "NAME_DIFFERS");
            }
            Instant known = receivedAt.plusSeconds(60);
            if (identified != null) {
                step(Step.IDENTIFY, RequestState.RECEIVED, RequestState.IN_PROGRESS, known, first, identified);
            }
            if (handler != null) {
                step(Step.TAKE, state, state, dice.workingHour(day.plusDays(1)), handler, null);
            }
            Instant proposedAt = proposer == null ? null : dice.workingHour(world.yesterday());
            if (proposer != null) {
                step(Step.PROPOSE, state, state, proposedAt, proposer, null);
            }
            if (decidedAt != null) {
                Actor decider =
                        type.immediate() ? Actor.SYSTEM : accounts.officers().get(0);
                step(Step.DECIDE, RequestState.IN_PROGRESS, RequestState.DECIDED, decidedAt, decider, "GRANTED");
                step(Step.FULFIL, RequestState.DECIDED, RequestState.FULFILLED, decidedAt, decider, null);
                step(Step.CLOSE, RequestState.FULFILLED, RequestState.CLOSED, decidedAt, decider, null);
            }
            world.book()
                    .add(
                            Table.RIGHTS_REQUEST,
                            id,
                            "S-" + dice.readable(4) + "-" + dice.readable(4),
                            type,
                            party,
                            Standing.SELF,
                            party,
                            through,
                            asks.language().code(),
                            receivedAt,
                            receivedAt,
                            state,
                            decidedAt == null ? known : decidedAt,
                            identified,
                            identified == null ? null : known,
                            type.immediate() ? day : Deadline.answer(day, 0),
                            stoodSince,
                            0,
                            handler == null ? null : handler.accountId(),
                            proposer == null ? null : proposer.accountId(),
                            proposedAt,
                            decidedAt == null || type.immediate()
                                    ? null
                                    : accounts.officers().get(0).accountId(),
                            decidedAt,
                            decidedAt == null ? null : type == RequestType.DPO_QUESTION ? "ANSWERED" : "GRANTED",
                            decidedAt,
                            steps,
                            cipher,
                            1);
            pending.forEach(Runnable::run);
            audit.add(receivedAt, first, AuditAction.RIGHTS_FILED, party, id, null, type.name());
        }

        private Object[] pairs() {
            return wish.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(each -> Stream.of(each.getKey(), each.getValue()))
                    .toArray();
        }

        private void step(Step step, RequestState from, RequestState to, Instant at, Actor actor, String reason) {
            world.book()
                    .add(
                            Table.RIGHTS_STEP,
                            dice.id(at),
                            id,
                            ++steps,
                            step,
                            from,
                            to,
                            at,
                            actor.role(),
                            actor.unit(),
                            actor.accountId(),
                            reason);
        }
    }
}
