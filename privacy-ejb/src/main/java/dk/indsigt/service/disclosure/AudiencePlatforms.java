package dk.indsigt.service.disclosure;

import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.text.LocalText;
import dk.indsigt.service.processing.Register;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.io.Serializable;
import java.time.Period;
import java.util.List;

/** The platforms that may get an audience, in whose role and upon which agreement (P-3.3.5, case DK-TELMORE-2024). */
@Stateless
@PermitAll
public class AudiencePlatforms {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    @Inject
    private Register register;

    /**
     * A platform.
     *
     * @param role JOINT, PROCESSOR or INDEPENDENT
     * @param agreement its reference
     * @param removalWithin how long it may take to confirm a removal file
     */
    public record Platform(
            String code, LocalText name, String role, String agreement, boolean dropsGmailDots, Period removalWithin)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /** @return those that are recipients today */
    public List<Platform> list() {
        List<?> rows = em.createNativeQuery(
                        "select a.recipient_code, a.role, a.agreement, a.drops_gmail_dots, a.removal_within from"
                                + " audience_platform a join recipient r on r.code = a.recipient_code where r.valid_to is"
                                + " null order by a.recipient_code")
                .getResultList();
        return rows.stream().map(row -> platform((Object[]) row)).toList();
    }

    /** @throws InvalidValueException AUDIENCE_RECIPIENT */
    public Platform get(String code) {
        return list().stream()
                .filter(platform -> platform.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new InvalidValueException("AUDIENCE_RECIPIENT"));
    }

    private Platform platform(Object[] row) {
        String code = (String) row[0];
        boolean dots = row[3] instanceof Boolean bit ? bit : ((Number) row[3]).intValue() != 0;
        return new Platform(
                code, register.recipient(code), (String) row[1], (String) row[2], dots, Period.parse((String) row[4]));
    }
}
