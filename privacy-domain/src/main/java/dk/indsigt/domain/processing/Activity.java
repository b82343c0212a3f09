package dk.indsigt.domain.processing;

import dk.indsigt.domain.text.LocalText;
import java.io.Serializable;
import java.util.List;

/**
 * A processing activity (art. 30(1)).
 *
 * @param code PA01 to PA32
 * @param name what it is called
 * @param purpose what it is for
 * @param bases upon which legal bases
 * @param recipients who receives data in it, with their role
 * @param rules how long data are kept
 * @param categories codes of the data categories in it
 */
public record Activity(
        String code,
        LocalText name,
        LocalText purpose,
        List<LegalBasis> bases,
        List<ActivityRecipient> recipients,
        List<RetentionRule> rules,
        List<String> categories)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * A legal basis.
     *
     * @param code stable code
     * @param provision law and paragraph
     * @param name in plain words
     */
    public record LegalBasis(String code, String provision, LocalText name) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * A recipient in an activity (K-21).
     *
     * @param code stable code
     * @param name the recipient
     * @param role CONTROLLER, JOINT, PROCESSOR or INDEPENDENT
     * @param country two letters
     * @param transfer mechanism for a third country, or {@code null}
     */
    public record ActivityRecipient(String code, LocalText name, String role, String country, String transfer)
            implements Serializable {
        private static final long serialVersionUID = 1L;
    }
}
