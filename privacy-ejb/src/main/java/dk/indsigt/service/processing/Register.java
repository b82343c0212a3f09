package dk.indsigt.service.processing;

import dk.indsigt.domain.consent.ConsentPurpose;
import dk.indsigt.domain.consent.MarketingChannel;
import dk.indsigt.domain.processing.Activity;
import dk.indsigt.domain.processing.Mark;
import dk.indsigt.domain.processing.RetentionRule;
import dk.indsigt.domain.rights.Grounds;
import dk.indsigt.domain.rights.RequestType;
import dk.indsigt.domain.text.LocalText;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The reference data of the house in memory: only migrations change them, so they are read once at start. Every answer is immutable.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@PermitAll
public class Register {
    @PersistenceContext(unitName = "indsigt")
    private EntityManager em;

    private Controller controller;
    private Map<String, Authority> authorities;
    private Map<String, Activity> activities;
    private Map<String, DataCategory> categories;
    private Map<String, ConsentPurpose> purposes;
    private List<DirectoryRecipient> directoryRecipients;
    private Map<RequestType, RequestKind> requestKinds;
    private Map<String, RefusalGround> refusalGrounds;
    private Map<String, LocalText> recipients;
    private Grounds grounds;
    private NavigableMap<LocalDate, Integer> agesOfConsent;

    /** Who is responsible (P-2-a), with the phone of each segment (K-03). */
    public record Controller(
            String name,
            String cvr,
            String street,
            String postalCode,
            String city,
            String phonePrivate,
            String phoneBusiness,
            String dpoEmail) {}

    /** A supervisory authority (P-9.7). */
    public record Authority(
            String code, LocalText name, LocalText task, String address, String phone, String email, String web) {}

    /** A category of personal data and where it comes from (P-6-a). */
    public record DataCategory(String code, LocalText name, String source) {}

    /** Who gets a number, when it is listed and when it is not (catalogue C5). */
    public record DirectoryRecipient(
            String code,
            LocalText name,
            LocalText whenListed,
            LocalText whenOptedOut,
            boolean always,
            String provision) {}

    /** A type of request, as it is called (catalogue C4). */
    public record RequestKind(RequestType type, String article, LocalText name) {}

    /** A ground of refusal in plain words, with its provision. */
    public record RefusalGround(String code, String provision, LocalText name, Mark mark) {}

    @PostConstruct
    void load() {
        controller = rows(
                        "select name, cvr, street, postal_code, city, phone_private, phone_business, dpo_email from controller")
                .stream()
                .map(r -> new Controller(t(r, 0), t(r, 1), t(r, 2), t(r, 3), t(r, 4), t(r, 5), t(r, 6), t(r, 7)))
                .findFirst()
                .orElseThrow();
        authorities = new LinkedHashMap<>();
        rows("select code, name_da, name_en, task_da, task_en, address, phone, email, web from authority")
                .forEach(r -> authorities.put(
                        t(r, 0), new Authority(t(r, 0), both(r, 1), both(r, 3), t(r, 5), t(r, 6), t(r, 7), t(r, 8))));
        categories = new LinkedHashMap<>();
        rows("select code, name_da, name_en, source from data_category")
                .forEach(r -> categories.put(t(r, 0), new DataCategory(t(r, 0), both(r, 1), t(r, 3))));
        activities = loadActivities();
        purposes = loadPurposes();
        directoryRecipients = rows("select code, name_da, name_en, listed_da, listed_en, opted_out_da, opted_out_en,"
                        + " always_receives, provision from directory_recipient order by ordinal")
                .stream()
                .map(r -> new DirectoryRecipient(t(r, 0), both(r, 1), both(r, 3), both(r, 5), flag(r[7]), t(r, 8)))
                .toList();
        recipients = new LinkedHashMap<>();
        rows("select code, name_da, name_en from recipient order by code")
                .forEach(r -> recipients.put(t(r, 0), both(r, 1)));
        agesOfConsent = new TreeMap<>();
        rows("select valid_from, years from age_of_consent")
                .forEach(r -> agesOfConsent.put(((Date) r[0]).toLocalDate(), ((Number) r[1]).intValue()));
        loadRequests();
    }

    private void loadRequests() {
        requestKinds = new EnumMap<>(RequestType.class);
        rows("select code, article, name_da, name_en from request_type").forEach(r -> {
            RequestType type = RequestType.valueOf(t(r, 0));
            requestKinds.put(type, new RequestKind(type, t(r, 1), both(r, 2)));
        });
        refusalGrounds = new LinkedHashMap<>();
        rows("select code, provision, name_da, name_en, mark from refusal_ground order by code")
                .forEach(r -> refusalGrounds.put(
                        t(r, 0), new RefusalGround(t(r, 0), t(r, 1), both(r, 2), Mark.valueOf(t(r, 4)))));
        Map<RequestType, List<String>> lawful = new EnumMap<>(RequestType.class);
        rows("select type_code, ground_code from request_type_ground order by ground_code")
                .forEach(r -> lawful.computeIfAbsent(RequestType.valueOf(t(r, 0)), key -> new ArrayList<>())
                        .add(t(r, 1)));
        grounds = new Grounds(lawful);
    }

    public Controller controller() {
        return controller;
    }

    public Authority authority(String code) {
        return authorities.get(code);
    }

    public Map<String, Activity> activities() {
        return Map.copyOf(activities);
    }

    /** @return the activities that use a category, in order */
    public List<Activity> activitiesWith(String category) {
        return activities.values().stream()
                .filter(activity -> activity.categories().contains(category))
                .toList();
    }

    /** @return every category of data, in the order of the register */
    public List<DataCategory> categories() {
        return List.copyOf(categories.values());
    }

    public DataCategory category(String code) {
        DataCategory category = categories.get(code);
        if (category == null) {
            throw new IllegalStateException("no data category " + code);
        }
        return category;
    }

    public boolean hasCategory(String code) {
        return categories.containsKey(code);
    }

    /** @return the rule with that code */
    public RetentionRule rule(String code) {
        return activities.values().stream()
                .flatMap(activity -> activity.rules().stream())
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no retention rule " + code));
    }

    /** @return consent purposes in their order */
    public List<ConsentPurpose> purposes() {
        return List.copyOf(purposes.values());
    }

    /** @return the purpose, or {@code null} */
    public ConsentPurpose purpose(String code) {
        return purposes.get(code);
    }

    /** @return the age in years from which a child consented on its own on that day; before there was a rule, the first one */
    public int ageOfConsent(LocalDate day) {
        Map.Entry<LocalDate, Integer> rule = agesOfConsent.floorEntry(day);
        return (rule == null ? agesOfConsent.firstEntry() : rule).getValue();
    }

    public List<DirectoryRecipient> directoryRecipients() {
        return directoryRecipients;
    }

    public RequestKind requestKind(RequestType type) {
        return requestKinds.get(type);
    }

    /** @return the ground, or {@code null} */
    public RefusalGround refusalGround(String code) {
        return refusalGrounds.get(code);
    }

    /** @return which grounds the law has for which type */
    public Grounds grounds() {
        return grounds;
    }

    /** @return what a recipient is called; its code where it is unknown */
    public LocalText recipient(String code) {
        return recipients.getOrDefault(code, new LocalText(code, code));
    }

    /** @return what each recipient is called, by code */
    public Map<String, LocalText> recipients() {
        return Collections.unmodifiableMap(recipients);
    }

    /** @return every ground of refusal */
    public List<RefusalGround> refusalGrounds() {
        return List.copyOf(refusalGrounds.values());
    }

    private Map<String, Activity> loadActivities() {
        Map<String, List<Activity.LegalBasis>> bases = new HashMap<>();
        rows("select a.activity_code, b.code, b.provision, b.name_da, b.name_en from activity_basis a"
                        + " join legal_basis b on b.code = a.basis_code order by b.code")
                .forEach(r -> bases.computeIfAbsent(t(r, 0), key -> new ArrayList<>())
                        .add(new Activity.LegalBasis(t(r, 1), t(r, 2), both(r, 3))));
        Map<String, List<Activity.ActivityRecipient>> recipients = new HashMap<>();
        rows("select a.activity_code, r.code, r.name_da, r.name_en, a.role, r.country, r.transfer_mechanism"
                        + " from activity_recipient a join recipient r on r.code = a.recipient_code"
                        + " where r.valid_to is null order by r.code, a.role")
                .forEach(r -> recipients
                        .computeIfAbsent(t(r, 0), key -> new ArrayList<>())
                        .add(new Activity.ActivityRecipient(t(r, 1), both(r, 2), t(r, 4), t(r, 5), t(r, 6))));
        Map<String, List<RetentionRule>> rules = new HashMap<>();
        rows("select activity_code, code, period, starts_at, action, mark, text_da, text_en, source"
                        + " from retention_rule order by code")
                .forEach(r -> rules.computeIfAbsent(t(r, 0), key -> new ArrayList<>())
                        .add(new RetentionRule(
                                t(r, 1),
                                t(r, 0),
                                r[2] == null ? null : Period.parse(t(r, 2)),
                                RetentionRule.StartsAt.valueOf(t(r, 3)),
                                t(r, 4),
                                Mark.valueOf(t(r, 5)),
                                both(r, 6),
                                t(r, 8))));
        Map<String, List<String>> inActivity = new HashMap<>();
        rows("select activity_code, category_code from activity_category")
                .forEach(r -> inActivity
                        .computeIfAbsent(t(r, 0), key -> new ArrayList<>())
                        .add(t(r, 1)));
        Map<String, Activity> loaded = new LinkedHashMap<>();
        rows("select code, name_da, name_en, purpose_da, purpose_en from processing_activity order by code")
                .forEach(r -> loaded.put(
                        t(r, 0),
                        new Activity(
                                t(r, 0),
                                both(r, 1),
                                both(r, 3),
                                List.copyOf(bases.getOrDefault(t(r, 0), List.of())),
                                List.copyOf(recipients.getOrDefault(t(r, 0), List.of())),
                                List.copyOf(rules.getOrDefault(t(r, 0), List.of())),
                                List.copyOf(inActivity.getOrDefault(t(r, 0), List.of())))));
        return loaded;
    }

    private Map<String, ConsentPurpose> loadPurposes() {
        Map<String, List<MarketingChannel>> channels = new HashMap<>();
        rows("select purpose_code, channel from consent_purpose_channel order by ordinal")
                .forEach(r -> channels.computeIfAbsent(t(r, 0), key -> new ArrayList<>())
                        .add(MarketingChannel.valueOf(t(r, 1))));
        Map<String, ConsentPurpose> loaded = new LinkedHashMap<>();
        rows("select code, kind, marketing, in_portal, audience, basis, name_da, name_en, give_effect_da, give_effect_en,"
                        + " stop_effect_da, stop_effect_en, continues_da, continues_en, mark from consent_purpose"
                        + " order by ordinal")
                .forEach(r -> loaded.put(
                        t(r, 0),
                        new ConsentPurpose(
                                t(r, 0),
                                ConsentPurpose.Kind.valueOf(t(r, 1)),
                                flag(r[2]),
                                flag(r[3]),
                                ConsentPurpose.Audience.valueOf(t(r, 4)),
                                t(r, 5),
                                both(r, 6),
                                both(r, 8),
                                both(r, 10),
                                both(r, 12),
                                Mark.valueOf(t(r, 14)),
                                List.copyOf(channels.getOrDefault(t(r, 0), List.of())))));
        return loaded;
    }

    private List<Object[]> rows(String sql) {
        List<?> rows = em.createNativeQuery(sql).getResultList();
        return rows.stream().map(row -> (Object[]) row).toList();
    }

    private static LocalText both(Object[] row, int index) {
        return new LocalText(t(row, index), t(row, index + 1));
    }

    private static String t(Object[] row, int index) {
        return (String) row[index];
    }

    private static boolean flag(Object value) {
        return value instanceof Boolean flag ? flag : ((Number) value).intValue() != 0;
    }
}
