package dk.indsigt.domain.credit;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One assessment: who or what decided, from which data, by which rules, with what outcome. Never changed; a review follows it. */
@Entity
@Table(name = "credit_assessment")
public class CreditAssessment {
    /** What it was for. */
    public enum Kind {
        CREDIT,
        INSTALMENTS
    }

    /** What decided. */
    public enum Source {
        AUTOMATED,
        HUMAN
    }

    /** How it ended. */
    public enum Outcome {
        APPROVED,
        REFUSED
    }

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    @Column(length = 12)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Source source;

    @Column(name = "bureau_code", length = 30)
    private String bureauCode;

    @Column(length = 300)
    private String inputs;

    @Column(length = 300)
    private String criteria;

    @Column(name = "would_pass", length = 200)
    private String wouldPass;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Outcome outcome;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Column(name = "decided_by")
    private UUID decidedBy;

    private UUID reviews;

    @Column(name = "request_id")
    private UUID requestId;

    @Column(name = "delete_due_on")
    private LocalDate deleteDueOn;

    protected CreditAssessment() {}

    /**
     * What a bureau's algorithm decided.
     *
     * @param inputs codes of the data that were used (P-3.6.3-d)
     * @param criteria codes of the rules, each followed by {@code :PASSED} or {@code :FAILED}
     * @param wouldPass codes of what would have changed the outcome; at least one where it was refused (case EU-C203-22-DNB)
     * @throws InvalidValueException EXPLANATION_REQUIRED
     */
    public static CreditAssessment automated(
            UUID id,
            UUID partyId,
            UUID customerId,
            Kind kind,
            String bureauCode,
            List<String> inputs,
            List<String> criteria,
            List<String> wouldPass,
            Outcome outcome,
            Instant at,
            LocalDate deleteDueOn) {
        if (inputs.isEmpty() || criteria.isEmpty() || outcome == Outcome.REFUSED && wouldPass.isEmpty()) {
            throw new InvalidValueException("EXPLANATION_REQUIRED");
        }
        CreditAssessment assessment = new CreditAssessment();
        assessment.id = id;
        assessment.partyId = partyId;
        assessment.customerId = customerId;
        assessment.kind = kind;
        assessment.source = Source.AUTOMATED;
        assessment.bureauCode = bureauCode;
        assessment.inputs = String.join(",", inputs);
        assessment.criteria = String.join(",", criteria);
        assessment.wouldPass = wouldPass.isEmpty() ? null : String.join(",", wouldPass);
        assessment.outcome = outcome;
        assessment.decidedAt = at;
        assessment.deleteDueOn = deleteDueOn;
        return assessment;
    }

    /**
     * A person decides again, upon the same data and what the data subject said.
     *
     * @param by the member of staff, who did not decide before
     * @throws RefusedException SECOND_PERSON
     */
    public CreditAssessment review(UUID newId, Outcome again, UUID by, UUID request, Instant now) {
        if (by == null || by.equals(decidedBy)) {
            throw new RefusedException("SECOND_PERSON");
        }
        CreditAssessment review = new CreditAssessment();
        review.id = newId;
        review.partyId = partyId;
        review.customerId = customerId;
        review.kind = kind;
        review.source = Source.HUMAN;
        review.bureauCode = bureauCode;
        review.inputs = inputs;
        review.criteria = criteria;
        review.wouldPass = again == Outcome.REFUSED ? wouldPass : null;
        review.outcome = again;
        review.decidedAt = now;
        review.decidedBy = by;
        review.reviews = id;
        review.requestId = request;
        review.deleteDueOn = deleteDueOn;
        return review;
    }

    public UUID id() {
        return id;
    }

    public UUID partyId() {
        return partyId;
    }

    public Kind kind() {
        return kind;
    }

    public Source source() {
        return source;
    }

    public Optional<String> bureauCode() {
        return Optional.ofNullable(bureauCode);
    }

    public List<String> inputs() {
        return list(inputs);
    }

    public List<String> criteria() {
        return list(criteria);
    }

    public List<String> wouldPass() {
        return list(wouldPass);
    }

    public Outcome outcome() {
        return outcome;
    }

    public Instant decidedAt() {
        return decidedAt;
    }

    public Optional<UUID> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    /** @return the assessment this one replaces */
    public Optional<UUID> reviewed() {
        return Optional.ofNullable(reviews);
    }

    private static List<String> list(String codes) {
        return codes == null ? List.of() : Arrays.asList(codes.split(","));
    }
}
