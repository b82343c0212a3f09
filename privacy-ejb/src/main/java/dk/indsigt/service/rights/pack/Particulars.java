package dk.indsigt.service.rights.pack;

import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.processing.Activity.ActivityRecipient;
import dk.indsigt.domain.text.Language;
import dk.indsigt.service.processing.Register;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What must be told about each part beside the data themselves (art. 15(1)(a) to (d), (g) and 15(2)). Recipients are those who really got
 * something, by name (case EU-C154-21-OEPOST), then those who may; a source that is somebody else is named (case FR-FREE-2022).
 */
final class Particulars {
    /** Who got something, what, and when last. */
    private record Delivery(String recipient, Set<String> categories, String last) {}

    private final Register register;
    private final Words words;
    private final Language language;
    private final List<Delivery> deliveries = new ArrayList<>();
    private final Set<String> bureaus = new LinkedHashSet<>();
    private final Set<String> owners = new LinkedHashSet<>();
    private boolean cpr;

    Particulars(Register register, Words words) {
        this.register = register;
        this.words = words;
        language = words.language();
    }

    /** Finds what depends on whom it is about. */
    void load(Picture picture) throws SQLException {
        picture.query(
                "select recipient_code, data_set, max(at) from disclosure where party_id = :me group by recipient_code,"
                        + " data_set order by recipient_code, data_set",
                row -> deliveries.add(new Delivery(row[0], Set.of(row[1].split("\\s*,\\s*")), row[2].substring(0, 10))),
                3);
        picture.query(
                "select distinct bureau_code from credit_assessment where party_id = :me and bureau_code is not null order"
                        + " by bureau_code",
                row -> bureaus.add(register.recipient(row[0]).in(language)),
                1);
        picture.query(
                "select distinct coalesce(o.company_name, o.given_name) from line_use u join line l on l.id = u.line_id join"
                        + " subscription s on s.id = l.subscription_id join customer c on c.id = s.customer_id join party o"
                        + " on o.id = c.party_id where u.person_id = :me and c.party_id <> :me",
                row -> owners.add(row[0]),
                1);
        picture.query("select 1 from party where id = :me and cpr_cipher is not null", row -> cpr = true, 1);
    }

    /** @return label and lines, in the order of the article */
    Map<String, List<String>> of(Section section, List<Summary> summaries) {
        List<Activity> activities = activities(section);
        Map<String, List<String>> told = new LinkedHashMap<>();
        put(
                told,
                "fact.purposes",
                activities.stream()
                        .map(activity -> activity.name().in(language) + ": "
                                + activity.purpose().in(language))
                        .toList());
        put(
                told,
                "fact.bases",
                activities.stream()
                        .flatMap(activity -> activity.bases().stream())
                        .map(basis -> basis.name().in(language) + " (" + basis.provision() + ")")
                        .distinct()
                        .toList());
        put(told, "fact.sources", sources(section));
        put(told, "fact.recipients", recipients(section));
        put(told, "fact.mayReceive", mayReceive(activities));
        put(told, "fact.transfers", transfers(activities));
        put(told, "fact.retention", retention(section, activities, summaries));
        return told;
    }

    private List<Activity> activities(Section section) {
        return register.activities().values().stream()
                .filter(activity -> activity.categories().stream().anyMatch(section.categories()::contains))
                .sorted(Comparator.comparing(Activity::code))
                .toList();
    }

    private List<String> sources(Section section) {
        List<String> sources = new ArrayList<>();
        register.categories().stream()
                .filter(category -> section.categories().contains(category.code()))
                .filter(category ->
                        !category.code().equals("LINE_USER") && !category.code().equals("COMPANY_USER"))
                .forEach(category ->
                        sources.add(category.name().in(language) + ": " + words.code("source", category.source())));
        if (section == Section.CREDIT) {
            bureaus.forEach(name -> sources.add(words.say("source.bureau", name)));
        }
        if (cpr && (section == Section.IDENTITY || section == Section.CONTACT)) {
            sources.add(words.say("source.cpr"));
        }
        if (section == Section.SUBSCRIPTION) {
            owners.forEach(name -> sources.add(words.say("source.owner", name)));
        }
        return sources;
    }

    /** @return who got something of it */
    private List<String> recipients(Section section) {
        Map<String, String> lastBy = new TreeMap<>();
        deliveries.stream()
                .filter(delivery -> delivery.categories().stream().anyMatch(section.categories()::contains))
                .forEach(delivery -> lastBy.merge(
                        register.recipient(delivery.recipient()).in(language),
                        delivery.last(),
                        (one, other) -> one.compareTo(other) < 0 ? other : one));
        List<String> told = new ArrayList<>();
        lastBy.forEach((name, day) -> told.add(words.say("recipient.got", name, day)));
        return told.isEmpty() ? List.of(words.say("recipient.nobody")) : told;
    }

    private List<String> mayReceive(List<Activity> activities) {
        Map<String, Set<String>> roles = new TreeMap<>();
        for (Activity activity : activities) {
            for (ActivityRecipient recipient : activity.recipients()) {
                roles.computeIfAbsent(recipient.name().in(language), key -> new LinkedHashSet<>())
                        .add(words.code("recipientRole", recipient.role()));
            }
        }
        return roles.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + String.join(", ", entry.getValue()) + ")")
                .toList();
    }

    private List<String> transfers(List<Activity> activities) {
        List<String> told = activities.stream()
                .flatMap(activity -> activity.recipients().stream())
                .filter(recipient -> recipient.transfer() != null)
                .map(recipient -> words.say(
                        "transfer.to",
                        recipient.name().in(language),
                        new Locale("", recipient.country()).getDisplayCountry(language.locale()),
                        words.code("transfer", recipient.transfer())))
                .distinct()
                .sorted()
                .toList();
        return told.isEmpty() ? List.of(words.say("transfer.none")) : told;
    }

    private List<String> retention(Section section, List<Activity> activities, List<Summary> summaries) {
        List<String> told = new ArrayList<>(activities.stream()
                .flatMap(activity -> activity.rules().stream())
                .map(rule -> rule.text().in(language))
                .distinct()
                .toList());
        summaries.stream()
                .filter(summary -> summary.firstDue() != null && summary.sheet().section() == section)
                .forEach(summary -> told.add(words.say(
                        "retention.computed", words.sheet(summary.sheet()), summary.firstDue(), summary.lastDue())));
        return told;
    }

    private static void put(Map<String, List<String>> told, String label, List<String> lines) {
        if (!lines.isEmpty()) {
            told.put(label, lines);
        }
    }
}
