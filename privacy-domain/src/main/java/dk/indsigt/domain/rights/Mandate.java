package dk.indsigt.domain.rights;

import dk.indsigt.domain.error.InvalidValueException;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Somebody may act for somebody else before the house, upon a document that a member of staff saw. */
@Entity
@Table(name = "mandate")
public class Mandate {
    /** The document that was seen. Of an identity card there is never a copy (P-3.4.2-f). */
    public enum Evidence {
        CUSTODY_RECORD,
        GUARDIANSHIP_ORDER,
        POWER_OF_ATTORNEY,
        DIGITAL_POWER_OF_ATTORNEY,
        PROBATE_CERTIFICATE;

        boolean proves(Standing standing) {
            return switch (this) {
                case CUSTODY_RECORD, GUARDIANSHIP_ORDER -> standing == Standing.GUARDIAN;
                case POWER_OF_ATTORNEY, DIGITAL_POWER_OF_ATTORNEY -> standing == Standing.ATTORNEY;
                case PROBATE_CERTIFICATE -> standing == Standing.ESTATE;
            };
        }
    }

    private static final String ALL = "ALL";
    private static final int COMING_OF_AGE = 18;

    @Id
    private UUID id;

    @Column(name = "party_id")
    private UUID partyId;

    @Column(name = "holder_id")
    private UUID holderId;

    @Enumerated(EnumType.STRING)
    @Column(length = 10)
    private Standing standing;

    @Column(length = 300)
    private String scope;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Enumerated(EnumType.STRING)
    @Column(length = 30)
    private Evidence evidence;

    @Column(name = "checked_by")
    private UUID checkedBy;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private long version;

    protected Mandate() {}

    /**
     * @param scope what may be asked for; empty for everything
     * @param born birth date of the represented person, which ends a guardianship at eighteen
     * @param until last day, or {@code null}; a power of attorney always has one
     * @throws InvalidValueException STANDING_REQUIRED, EVIDENCE_UNFIT, MANDATE_EXPIRY, OF_AGE
     */
    public static Mandate note(
            UUID id,
            UUID partyId,
            UUID holderId,
            Standing standing,
            Set<RequestType> scope,
            LocalDate born,
            LocalDate from,
            LocalDate until,
            Evidence evidence,
            UUID checkedBy,
            Instant now) {
        if (standing == null || !standing.needsMandate()) {
            throw new InvalidValueException("STANDING_REQUIRED");
        }
        if (evidence == null || !evidence.proves(standing)) {
            throw new InvalidValueException("EVIDENCE_UNFIT");
        }
        LocalDate last = until;
        if (standing == Standing.GUARDIAN) {
            LocalDate ofAge =
                    born == null ? null : born.plusYears(COMING_OF_AGE).minusDays(1);
            if (ofAge == null || ofAge.isBefore(from)) {
                throw new InvalidValueException("OF_AGE");
            }
            last = last == null || last.isAfter(ofAge) ? ofAge : last;
        }
        if (standing == Standing.ATTORNEY && last == null || last != null && last.isBefore(from)) {
            throw new InvalidValueException("MANDATE_EXPIRY");
        }
        Mandate mandate = new Mandate();
        mandate.id = id;
        mandate.partyId = partyId;
        mandate.holderId = holderId;
        mandate.standing = standing;
        mandate.scope = scope.isEmpty()
                ? ALL
                : EnumSet.copyOf(scope).stream().map(Enum::name).collect(Collectors.joining(","));
        mandate.validFrom = from;
        mandate.validUntil = last;
        mandate.evidence = evidence;
        mandate.checkedBy = checkedBy;
        mandate.checkedAt = now;
        return mandate;
    }

    public UUID id() {
        return id;
    }

    /** @return who is represented */
    public UUID partyId() {
        return partyId;
    }

    public UUID holderId() {
        return holderId;
    }

    public Standing standing() {
        return standing;
    }

    public Evidence evidence() {
        return evidence;
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }

    public Instant checkedAt() {
        return checkedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** @return what may be asked for; empty for everything the standing reaches */
    public Set<RequestType> scope() {
        return ALL.equals(scope)
                ? Set.of()
                : Arrays.stream(scope.split(",")).map(RequestType::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** @return whether it counts on that day */
    public boolean on(LocalDate day) {
        return endedAt == null && !validFrom.isAfter(day) && (validUntil == null || !validUntil.isBefore(day));
    }

    /** @return whether that may be asked for upon it on that day */
    public boolean covers(RequestType type, LocalDate day) {
        return on(day) && standing.reaches(type) && (ALL.equals(scope) || scope().contains(type));
    }

    public void end(Instant now) {
        if (endedAt == null) {
            endedAt = now;
        }
    }
}
