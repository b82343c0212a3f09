package dk.indsigt.portal.api.tmf;

import dk.indsigt.domain.consent.ActProof;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.contact.AskedThrough;
import dk.indsigt.domain.error.InvalidValueException;
import dk.indsigt.domain.error.RefusedException;
import dk.indsigt.domain.party.Brand;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.text.Language;
import dk.indsigt.portal.api.Body;
import dk.indsigt.portal.api.Moments;
import dk.indsigt.portal.api.RequestException;
import dk.indsigt.service.consent.ConsentFeed.Reported;
import dk.indsigt.service.consent.ConsentFeed.Who;
import dk.indsigt.service.consent.tmf.PrivacyManagement.Choice;
import dk.indsigt.service.consent.tmf.ProfileId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Reads what somebody chose out of documents of the standard. */
final class Choices {
    private Choices() {}

    /**
     * What shows the act, which the standard has no place for.
     *
     * @param through WEB, APP, SHOP, IVR, PHONE, LETTER, EMAIL or BULK_LOAD
     * @param text version of the text that was shown before
     * @param language in which it was shown
     * @param call id of the call
     * @param prompt version of the prompt that was played
     * @param digit the key that was pressed
     * @param offsetMs where in the recording of the call it was said, in milliseconds
     * @param reference the session, order or document it stands in
     */
    record Evidence(
            Optional<Brand> brand,
            Optional<AskedThrough> through,
            Optional<Instant> decidedAt,
            Optional<Integer> text,
            Optional<Language> language,
            Optional<String> call,
            Optional<String> prompt,
            Optional<String> digit,
            Optional<Integer> offsetMs,
            Optional<String> reference) {
        static final Evidence NONE = new Evidence(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        AskedThrough throughOr(AskedThrough silent) {
            return through.orElse(silent);
        }

        private ActProof proof() {
            boolean any = call.isPresent()
                    || prompt.isPresent()
                    || digit.isPresent()
                    || offsetMs.isPresent()
                    || reference.isPresent();
            return any
                    ? ActProof.of(
                            call.orElse(null),
                            prompt.orElse(null),
                            digit.orElse(null),
                            offsetMs.orElse(null),
                            reference.orElse(null))
                    : null;
        }
    }

    static Evidence evidence(Body body) {
        return body.record("evidence", Evidence.class).orElse(Evidence.NONE);
    }

    /**
     * @param characteristic what was allowed or refused: a channel with yes or no
     * @param purpose the purpose where the characteristic names none, or {@code null}
     * @param period in which a yes is valid, where it was said
     */
    static Choice of(Who who, Body characteristic, String purpose, Evidence evidence, Optional<Body> period) {
        Body value = characteristic
                .object("characterisitc")
                .orElseThrow(() -> RequestException.at(characteristic.pointer("characterisitc"), "MEMBER_MISSING"));
        String code = purpose == null ? characteristic.needed("privacyUsagePurpose") : purpose;
        return new Choice(
                who,
                code,
                channel(value),
                evidence.brand().orElse(null),
                value.yes("value"),
                new Reported(
                        who,
                        null,
                        null,
                        evidence.text().orElse(null),
                        evidence.language().orElse(null),
                        evidence.through().orElse(null),
                        evidence.decidedAt().orElse(null),
                        period.flatMap(within -> moment(within, "endDateTime")).orElse(null),
                        evidence.proof()));
    }

    private static MarketingChannel channel(Body value) {
        String name = value.needed("name");
        return Arrays.stream(MarketingChannel.values())
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> RequestException.at(value.pointer("name"), "MEMBER_VALUE"));
    }

    static Optional<Instant> moment(Body period, String name) {
        return period.text(name).map(text -> {
            try {
                return Moments.withOffset(text);
            } catch (DateTimeException wrong) {
                throw RequestException.at(period.pointer(name), "MEMBER_VALUE");
            }
        });
    }

    /**
     * @param party a reference: a party by our id, a customer by number, or the user of a line by its number
     * @return whom it means
     */
    static Who who(Body party) {
        String id = party.needed("id");
        String type = party.text("@referredType").orElse("Party");
        return switch (type) {
            case "Customer" -> new Who(id, null, null);
            case "Line" -> new Who(null, Msisdn.parse(id), null);
            default -> {
                try {
                    yield new Who(null, null, Documents.uuid(id));
                } catch (IllegalArgumentException unknown) {
                    throw new InvalidValueException("PARTY_UNKNOWN");
                }
            }
        };
    }

    /** The party of a related party, or the reference itself. */
    static Optional<Who> related(Body body, String name) {
        return body.object(name)
                .map(related -> who(related.object("partyOrPartyRole").orElse(related)));
    }

    /**
     * A choice is the user's own (K-25): an owner cannot make it for somebody else, and a guardian's is taken at the desk.
     *
     * @param same whether two references mean the same party
     * @throws RefusedException OWNER_NOT_USER
     */
    static Who user(Optional<Who> agreedBy, Optional<Who> applicableFor, BiPredicate<Who, Who> same) {
        Who user = applicableFor
                .or(() -> agreedBy)
                .orElseThrow(() -> RequestException.at("/agreedByParty", "MEMBER_MISSING"));
        if (agreedBy.isPresent() && !agreedBy.get().equals(user) && !same.test(agreedBy.get(), user)) {
            throw new RefusedException("OWNER_NOT_USER");
        }
        return user;
    }

    /**
     * @param json a patch of operations
     * @return the status that it sets
     * @throws RefusedException LEDGER_KEEPS where it would do anything else
     */
    static String patchedStatus(byte[] json) {
        List<Body> operations = Body.listOf(json, Set.of("op", "path", "value", "from"));
        if (operations.size() != 1
                || !operations.get(0).needed("op").equals("replace")
                || !operations.get(0).needed("path").equals("/status")) {
            throw new RefusedException("LEDGER_KEEPS");
        }
        return operations.get(0).needed("value");
    }

    static Who of(ProfileId profile) {
        return new Who(null, null, profile.party());
    }
}
