package dk.indsigt.service.notice;

import dk.indsigt.domain.text.Language;

/**
 * Who writes, as every letter ends with it. The register of processing knows; it stands above this feature, which must not ask it back.
 */
public interface Letterhead {
    /**
     * Who is responsible, how to reach them, and where to complain (P-2-a, P-9.7).
     *
     * @param name of the controller
     * @param cvr number of the controller
     * @param street and number
     * @param town postal code and town
     * @param phone of the customer's segment (K-03)
     * @param dpoEmail of the data protection officer
     * @param authority to complain to
     */
    record Facts(
            String name,
            String cvr,
            String street,
            String town,
            String phone,
            String dpoEmail,
            String authority,
            String authorityAddress,
            String authorityPhone,
            String authorityEmail,
            String authorityWeb) {}

    /**
     * @param business whether the letter goes to a customer in business
     */
    Facts facts(Language language, boolean business);
}
