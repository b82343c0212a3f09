package dk.indsigt.portal.frame;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.PrivacyException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UINamingContainer;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Does what a form asks for; a foreseen failure becomes a message beside the field it is about, and what was typed stays. */
@RequestScoped
public class Attempt {
    /** Fields that a code is about, by the id of the component, in which {0} is the first argument; the first that the page has. */
    private static final Map<String, List<String>> FIELDS = Map.ofEntries(
            Map.entry("NEWSLETTER_REQUIRED", List.of("purpose")),
            Map.entry("SEND_REQUIRED", List.of("send")),
            Map.entry("SEND_LATE", List.of("send")),
            Map.entry("QUESTION_REQUIRED", List.of("question{0}Da")),
            Map.entry("QUESTION_DA_REQUIRED", List.of("question{0}Da")),
            Map.entry("QUESTION_EN_REQUIRED", List.of("question{0}En")),
            Map.entry("BRAND_REQUIRED", List.of("brand")),
            Map.entry("NAME_DA_REQUIRED", List.of("nameDa")),
            Map.entry("NAME_EN_REQUIRED", List.of("nameEn")),
            Map.entry("PRIZE_DA_REQUIRED", List.of("prizeDa")),
            Map.entry("PRIZE_EN_REQUIRED", List.of("prizeEn")),
            Map.entry("AGE_REQUIRED", List.of("age")),
            Map.entry("CLOSES_REQUIRED", List.of("closes")),
            Map.entry("CLOSES_PAST", List.of("closes")),
            Map.entry("CLOSES_FAR", List.of("closes")),
            Map.entry("DRAWS_REQUIRED", List.of("draws")),
            Map.entry("DRAWS_EARLY", List.of("draws")),
            Map.entry("DRAWS_FAR", List.of("draws")),
            Map.entry("TOPIC_REQUIRED", List.of("topic")),
            Map.entry("WINDOW_REQUIRED", List.of("window")),
            Map.entry("WINDOW_OVER", List.of("window")),
            Map.entry("PHONE_FORMAT", List.of("phone", "query", "point", "value")),
            Map.entry("PHONE_UNKNOWN", List.of("phone", "query", "point", "value")),
            Map.entry("EMAIL_FORMAT", List.of("email", "username", "point", "value")),
            Map.entry("EMAIL_SAME", List.of("email")),
            Map.entry("POSTAL_CODE_FORMAT", List.of("postalCode")),
            Map.entry("STREET_REQUIRED", List.of("street")),
            Map.entry("CITY_REQUIRED", List.of("city")),
            Map.entry("CODE_WRONG", List.of("code")),
            Map.entry("CODE_EXPIRED", List.of("code")),
            Map.entry("PASSWORD_SHORT", List.of("password")),
            Map.entry("PASSWORD_LONG", List.of("password")),
            Map.entry("PASSWORD_WRONG", List.of("password")),
            Map.entry("EVIDENCE_REQUIRED", List.of("evidence")),
            Map.entry("CARD_NUMBER_IN_TEXT", List.of("note", "evidence", "words")),
            Map.entry("CHOICE_REQUIRED", List.of("listing")),
            Map.entry("PURPOSE_REQUIRED", List.of("listeningPurpose")),
            Map.entry("HOLD_EXPIRY", List.of("expires")),
            Map.entry("MITID_REFERENCE", List.of("mitid")),
            Map.entry("DOCUMENT_NUMBER", List.of("document")),
            Map.entry("CUSTOMER_UNKNOWN", List.of("customer")),
            Map.entry("RECORDING_UNKNOWN", List.of("recording", "chosen")),
            Map.entry("CHANNEL_REQUIRED", List.of("channel")),
            Map.entry("TEXT_DA_REQUIRED", List.of("textDa")),
            Map.entry("TEXT_EN_REQUIRED", List.of("textEn")),
            Map.entry("SEARCH_SHORT", List.of("query")),
            Map.entry("CVR_CHECK_DIGIT", List.of("query")),
            Map.entry("CVR_FORMAT", List.of("query")),
            Map.entry("SEARCH_NO_PHONE_WRONG_CVR", List.of("query")),
            Map.entry("CPR_DATE", List.of("query")),
            Map.entry("CPR_FORMAT", List.of("query")),
            Map.entry("NAME_REQUIRED", List.of("displayName", "name")),
            Map.entry("UNIT_REQUIRED", List.of("unit")),
            Map.entry("ROLE_REQUIRED", List.of("role")),
            Map.entry("USERNAME_REQUIRED", List.of("username")),
            Map.entry("USERNAME_TAKEN", List.of("username")),
            Map.entry("REASON_REQUIRED", List.of("reason", "lift")),
            Map.entry("WORDS_REQUIRED", List.of("words")),
            Map.entry("EXPLANATION_REQUIRED", List.of("words")),
            Map.entry("RECEIVED_IN_FUTURE", List.of("received")),
            Map.entry("RECEIVED_LONG_AGO", List.of("received")),
            Map.entry("RECEIVED_FORMAT", List.of("received")),
            Map.entry("POINT_REQUIRED", List.of("point")),
            Map.entry("DUPLICATE", List.of("join")),
            Map.entry("FIELD_REQUIRED", List.of("field")),
            Map.entry("VALUE_REQUIRED", List.of("value")),
            Map.entry("NAME_FORMAT", List.of("value")),
            Map.entry("BIRTH_DATE_FORMAT", List.of("value")),
            Map.entry("ADDRESS_FORMAT", List.of("value")),
            Map.entry("ERASURE_GROUND", List.of("ground")),
            Map.entry("RESTRICTION_GROUND", List.of("restriction")),
            Map.entry("ACTIVITY_REQUIRED", List.of("chosen")),
            Map.entry("CONSENT_UNKNOWN", List.of("chosen")),
            Map.entry("ASSESSMENT_UNKNOWN", List.of("assessment")),
            Map.entry("GROUND_REQUIRED", List.of("ground")),
            Map.entry("GROUND_NOT_LAWFUL", List.of("ground")),
            Map.entry("UNTIL_FORMAT", List.of("until")),
            Map.entry("CONCLUSION_REQUIRED", List.of("conclusion")),
            Map.entry("STANDING_REQUIRED", List.of("standing")),
            Map.entry("OF_AGE", List.of("standing")),
            Map.entry("NOT_DECEASED", List.of("standing")),
            Map.entry("EVIDENCE_UNFIT", List.of("proof")),
            Map.entry("MANDATE_EXPIRY", List.of("expires")),
            Map.entry("HOLDER_IS_PARTY", List.of("customer")),
            Map.entry("FILE_EMPTY", List.of("file")),
            Map.entry("FILE_TOO_LARGE", List.of("file")),
            Map.entry("FILE_KIND", List.of("file")),
            Map.entry("IDENTITY_CARD", List.of("file")),
            Map.entry("NOT_LOOKED_AT", List.of("looked")),
            Map.entry("DATE_REQUIRED", List.of("expires", "listDate")),
            Map.entry("LIST_DATE_IN_FUTURE", List.of("listDate")),
            Map.entry("LIST_DATE_DIFFERS", List.of("listDate")),
            Map.entry("LIST_OLDER", List.of("listDate")),
            Map.entry("LIST_MUCH_SHORTER", List.of("shorter")),
            Map.entry("FILE_UNREADABLE", List.of("file")),
            Map.entry("AUDIENCE_RECIPIENT", List.of("platform")),
            Map.entry("AUDIENCE_PURPOSE", List.of("audiencePurpose")),
            Map.entry("CLIENT_NAME_TAKEN", List.of("name")),
            Map.entry("CALLBACK_FORMAT", List.of("callbacks")),
            Map.entry("VISITOR_FORMAT", List.of("visitor")),
            Map.entry("CALLBACKS_MANY", List.of("callbacks")));

    @Inject
    private Texts texts;

    /**
     * Does the work; where somebody else changed the same rows at the same moment it is done again, a few times.
     *
     * @return what the work gave, or nothing where it failed and the page tells why
     */
    public <T> Optional<T> at(Supplier<T> work) {
        try {
            return Optional.of(Again.whereTwoMet(work));
        } catch (PrivacyException failure) {
            tell(failure);
        } catch (EJBException wrapped) {
            if (!(Causes.find(wrapped, PrivacyException.class) instanceof PrivacyException failure)) {
                throw wrapped;
            }
            tell(failure);
        }
        FacesContext.getCurrentInstance().validationFailed();
        return Optional.empty();
    }

    /** As {@link #at}, for work that gives nothing. */
    public boolean of(Runnable work) {
        return at(() -> {
                    work.run();
                    return Boolean.TRUE;
                })
                .isPresent();
    }

    private void tell(PrivacyException failure) {
        if (failure instanceof NotFoundException) {
            throw failure;
        }
        String sentence = texts.failure(failure);
        FacesContext context = FacesContext.getCurrentInstance();
        context.addMessage(
                field(context, fields(failure)), new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }

    private static List<String> fields(PrivacyException failure) {
        String first = failure.arguments().isEmpty() ? "" : failure.arguments().get(0);
        return FIELDS.getOrDefault(failure.code(), List.of()).stream()
                .map(id -> id.replace("{0}", first))
                .toList();
    }

    /** In the form that was sent, and where that has none of them, anywhere on the page. */
    private static String field(FacesContext context, List<String> ids) {
        for (UIComponent within : List.of(sent(context), context.getViewRoot())) {
            for (String id : ids) {
                UIComponent found = find(within, id);
                if (found != null) {
                    return found.getClientId(context);
                }
            }
        }
        return null;
    }

    private static UIComponent sent(FacesContext context) {
        UIComponent each = UIComponent.getCurrentComponent(context);
        while (each != null && !(each instanceof UIForm)) {
            each = each.getParent();
        }
        return each == null ? context.getViewRoot() : each;
    }

    /** Not among rows that repeat, where an id does not say which of them is meant: what is wrong there is told at the top. */
    private static UIComponent find(UIComponent from, String id) {
        if (from instanceof UINamingContainer) {
            return null;
        }
        if (id.equals(from.getId()) && from instanceof UIInput) {
            return from;
        }
        var children = from.getFacetsAndChildren();
        while (children.hasNext()) {
            UIComponent found = find(children.next(), id);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
