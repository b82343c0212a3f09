package dk.indsigt.portal;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dk.indsigt.domain.account.Actor;
import dk.indsigt.portal.api.Needs;
import dk.indsigt.service.time.Sources;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.faces.convert.FacesConverter;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import jakarta.interceptor.Interceptor;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of the house that a machine can check, over the three modules of the product. */
@AnalyzeClasses(
        packages = {"dk.indsigt.domain", "dk.indsigt.service", "dk.indsigt.portal"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String DOMAIN = "dk.indsigt.domain..";
    private static final String SERVICE = "dk.indsigt.service..";
    private static final String PORTAL = "dk.indsigt.portal..";

    @ArchTest
    static final ArchRule the_domain_knows_neither_services_nor_pages = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SERVICE, PORTAL);

    @ArchTest
    static final ArchRule services_know_no_pages = noClasses()
            .that()
            .resideInAPackage(SERVICE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(PORTAL);

    @ArchTest
    static final ArchRule features_of_the_domain_form_no_cycle =
            slices().matching("dk.indsigt.domain.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_services_form_no_cycle =
            slices().matching("dk.indsigt.service.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule features_of_the_portal_form_no_cycle =
            slices().matching("dk.indsigt.portal.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_domain_is_plain_java = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta..")
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("jakarta.persistence..", "jakarta.json..", "jakarta.mail..")))
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.equivalentTo(jakarta.ejb.ApplicationException.class))));

    @ArchTest
    static final ArchRule pages_reach_the_database_through_services_only = noClasses()
            .that()
            .resideInAPackage(PORTAL)
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.persistence..", "javax.sql..")
                    .and(DescribedPredicate.not(
                            JavaClass.Predicates.assignableTo(jakarta.persistence.PersistenceException.class)))
                    .and(DescribedPredicate.not(JavaClass.Predicates.equivalentTo(javax.sql.DataSource.class))))
            .orShould(new ArchCondition<>("ask the data source, save for the answer whether it is ready") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean asks = type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(dependency ->
                                    dependency.getTargetClass().isEquivalentTo(javax.sql.DataSource.class));
                    if (asks && !type.getPackageName().equals("dk.indsigt.portal.api.health")) {
                        events.add(SimpleConditionEvent.satisfied(type, type.getName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule time_comes_from_the_clock = classes()
            .that()
            .doNotBelongToAnyOf(Sources.class)
            .should(never(callMethodWhere(target(nameMatching("now"))
                    .and(target(owner("java.time..")))
                    .and(DescribedPredicate.describe(
                            "without a clock",
                            call -> call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class)))))))
            .andShould(never(callMethodWhere(
                    target(nameMatching("currentTimeMillis|nanoTime")).and(target(owner("java.lang"))))))
            .andShould(never(callMethodWhere(target(nameMatching("system|systemUTC|systemDefaultZone|tick.*"))
                    .and(target(owner("java.time"))))));

    @ArchTest
    static final ArchRule no_date_is_made_of_the_present = noClasses()
            .should()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(java.util.Calendar.class, "getInstance");

    @ArchTest
    static final ArchRule randomness_comes_from_one_source = noClasses()
            .that()
            .doNotBelongToAnyOf(Sources.class)
            .should()
            .callConstructor(Random.class)
            .orShould()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(ThreadLocalRandom.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_does = noClasses()
            .should()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..");

    @ArchTest
    static final ArchRule entities_have_no_setters = methods()
            .that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveNameNotMatching("set[A-Z].*");

    @ArchTest
    static final ArchRule entities_are_made_by_a_factory = classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should(new ArchCondition<>("have a protected constructor without arguments and no public one") {
                @Override
                public void check(JavaClass entity, ConditionEvents events) {
                    boolean forJpa = entity.getConstructors().stream()
                            .anyMatch(made -> made.getRawParameterTypes().isEmpty()
                                    && made.getModifiers().contains(JavaModifier.PROTECTED));
                    boolean open = entity.getConstructors().stream()
                            .anyMatch(made -> made.getModifiers().contains(JavaModifier.PUBLIC));
                    if (!forJpa || open) {
                        events.add(SimpleConditionEvent.violated(entity, entity.getName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule fields_of_entities_are_private = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(Entity.class)
            .and()
            .areNotStatic()
            .should()
            .bePrivate();

    @ArchTest
    static final ArchRule whoever_acts_stands_first = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat(DescribedPredicate.describe(
                    "ask for a role",
                    bean -> bean.isAnnotatedWith(Stateless.class) && bean.isAnnotatedWith(RolesAllowed.class)))
            .should(new ArchCondition<>("take an Actor first") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    List<JavaClass> types = method.getRawParameterTypes();
                    if (types.isEmpty() || !types.get(0).isEquivalentTo(Actor.class)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            });

    /** Asked by other services, or by nobody who has a role yet. */
    private static final Set<String> OPEN_BEANS = Set.of(
            "Access",
            "AudiencePlatforms",
            "AudienceSteps",
            "AuditService",
            "ConsentEvents",
            "CampaignSteps",
            "ConsentExpiry",
            "ConsentLedger",
            "Contents",
            "CookieChoices",
            "CredentialService",
            "DataKeys",
            "DisclosureLog",
            "Disposal",
            "DoomedFiles",
            "ErasurePlan",
            "ErasureSteps",
            "Erasures",
            "EventOutbox",
            "EventWords",
            "Holds",
            "IdentityCodes",
            "Lease",
            "LetterService",
            "LineReach",
            "NewsletterSteps",
            "NoticeService",
            "NumberHolders",
            "OldAnswers",
            "OneTimeConsent",
            "OutboxRemoval",
            "OutboxSender",
            "PackageSteps",
            "Packages",
            "ParentalConsent",
            "PrivacyDocuments",
            "PrivateTexts",
            "RecipientNotices",
            "Reerasure",
            "RetentionLog",
            "RightsJob",
            "RobinsonLists",
            "RobinsonSteps",
            "SignInLimit",
            "SignInService",
            "StandingConsent",
            "Stops",
            "Suppressions",
            "UnsubscribeProbes",
            "Unsubscribing");

    @ArchTest
    static final ArchRule services_ask_for_a_role = classes()
            .that()
            .areAnnotatedWith(Stateless.class)
            .and(DescribedPredicate.describe(
                    "are not asked by services only", bean -> !OPEN_BEANS.contains(bean.getSimpleName())))
            .should()
            .beAnnotatedWith(RolesAllowed.class);

    /** A method of the API that says nothing answers nobody; this finds it before a caller does. */
    @ArchTest
    static final ArchRule resources_say_what_a_client_needs = methods()
            .that(DescribedPredicate.describe(
                    "answer the API",
                    method -> Set.of(GET.class, POST.class, PUT.class, PATCH.class, DELETE.class).stream()
                            .anyMatch(method::isAnnotatedWith)))
            .should(new ArchCondition<>("tell the scopes") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                    if (!method.isAnnotatedWith(Needs.class)
                            && !method.getOwner().isAnnotatedWith(Needs.class)) {
                        events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule what_lives_longer_than_a_request_holds_no_entity = fields().that()
            .areDeclaredInClassesThat(
                    annotatedWithAny(Set.of(ViewScoped.class, SessionScoped.class, ApplicationScoped.class)))
            .and()
            .areNotStatic()
            .should()
            .haveRawType(DescribedPredicate.not(
                    DescribedPredicate.describe("an entity", type -> type.isAnnotatedWith(Entity.class))));

    /** What the container, the launcher, the demo operator or the pages need from outside their package. */
    private static final Set<Class<? extends Annotation>> CONTAINER = Set.of(
            Stateless.class,
            Singleton.class,
            Entity.class,
            Embeddable.class,
            Converter.class,
            Named.class,
            ApplicationScoped.class,
            RequestScoped.class,
            SessionScoped.class,
            ViewScoped.class,
            FacesConverter.class,
            ApplicationPath.class,
            Interceptor.class,
            Provider.class,
            WebServlet.class,
            WebFilter.class,
            WebListener.class);

    /** Named in a descriptor, or used by the launcher and the demo operator, which are other modules. */
    private static final Set<String> FROM_OUTSIDE = Set.of(
            "ApiDescription",
            "ClientKey",
            "ContactViewHandler",
            "Deadline",
            "FailureHandlerFactory",
            "PasswordHash",
            "Schema",
            "SchemaException",
            "UtcMariaDbPlatform");

    @ArchTest
    static final ArchRule what_nobody_else_uses_is_not_public = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and(DescribedPredicate.not(annotatedWithAny(CONTAINER)))
            .and(DescribedPredicate.describe(
                    "are not needed from outside", type -> !FROM_OUTSIDE.contains(type.getSimpleName())))
            .should(new ArchCondition<>("be used in another package, or told by a public method") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    boolean used = type.getPackage().getClasses().stream()
                            .filter(each -> each == type || each.getName().startsWith(type.getName() + "$"))
                            .flatMap(each -> each.getDirectDependenciesToSelf().stream())
                            .anyMatch(dependency -> !dependency
                                    .getOriginClass()
                                    .getPackageName()
                                    .equals(type.getPackageName()));
                    if (!used && !told(type)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName()));
                    }
                }
            });

    /** Whether a public method of a public class takes or gives it, be it inside a generic type. */
    private static boolean told(JavaClass type) {
        return type.getPackage().getClasses().stream()
                .filter(other -> other != type && other.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(other -> other.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .anyMatch(method ->
                        method.getReturnType().getAllInvolvedRawTypes().contains(type)
                                || method.getRawParameterTypes().contains(type));
    }

    private static DescribedPredicate<JavaClass> annotatedWithAny(Set<Class<? extends Annotation>> annotations) {
        return DescribedPredicate.describe(
                "made by the container",
                type -> annotations.stream().anyMatch(type::isAnnotatedWith)
                        || type.isAssignableTo("jakarta.servlet.Filter")
                        || type.isAssignableTo("jakarta.faces.event.PhaseListener"));
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.AccessTarget> owner(String packages) {
        return DescribedPredicate.describe(
                "of " + packages, access -> resideInAnyPackage(packages).test(access.getOwner()));
    }

    private static ArchCondition<JavaClass> never(ArchCondition<JavaClass> condition) {
        return com.tngtech.archunit.lang.conditions.ArchConditions.never(condition);
    }
}
