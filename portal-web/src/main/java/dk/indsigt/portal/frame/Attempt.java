package dk.indsigt.portal.frame;

import dk.indsigt.domain.error.NotFoundException;
import dk.indsigt.domain.error.PrivacyException;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIInput;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Does what a form asks for; a foreseen failure becomes a message beside the field it is about, and what was typed stays. */
@RequestScoped
public class Attempt {
    /** Fields that a code is about, by the id of the component. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("PHONE_FORMAT", "phone"),
            Map.entry("PHONE_UNKNOWN", "phone"),
            Map.entry("EMAIL_FORMAT", "email"),
            Map.entry("EMAIL_SAME", "email"),
            Map.entry("POSTAL_CODE_FORMAT", "postalCode"),
            Map.entry("STREET_REQUIRED", "street"),
            Map.entry("CITY_REQUIRED", "city"),
            Map.entry("CODE_WRONG", "code"),
            Map.entry("CODE_EXPIRED", "code"),
            Map.entry("PASSWORD_SHORT", "password"),
            Map.entry("PASSWORD_LONG", "password"),
            Map.entry("PASSWORD_WRONG", "password"),
            Map.entry("EVIDENCE_REQUIRED", "evidence"),
            Map.entry("CARD_NUMBER_IN_TEXT", "note"),
            Map.entry("HOLD_EXPIRY", "expires"),
            Map.entry("MITID_REFERENCE", "mitid"),
            Map.entry("DOCUMENT_NUMBER", "document"),
            Map.entry("CUSTOMER_UNKNOWN", "customer"),
            Map.entry("CHANNEL_REQUIRED", "channel"),
            Map.entry("SEARCH_SHORT", "query"),
            Map.entry("CVR_CHECK_DIGIT", "query"),
            Map.entry("CVR_FORMAT", "query"),
            Map.entry("SEARCH_NO_PHONE_WRONG_CVR", "query"),
            Map.entry("CPR_DATE", "query"),
            Map.entry("CPR_FORMAT", "query"),
            Map.entry("USERNAME_TAKEN", "username"),
            Map.entry("REASON_REQUIRED", "reason"));

    private static final int ATTEMPTS = 4;

    /** Duplicate key, record has changed, lock wait timeout, deadlock. */
    private static final Set<Integer> COLLISIONS = Set.of(1062, 1020, 1205, 1213);

    @Inject
    private Texts texts;

    /**
     * Does the work; where somebody else changed the same rows at the same moment it is done again, a few times.
     *
     * @return what the work gave, or nothing where it failed and the page tells why
     */
    public <T> Optional<T> at(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Optional.of(work.get());
            } catch (PrivacyException failure) {
                tell(failure);
                break;
            } catch (EJBException wrapped) {
                if (FailureHandler.find(wrapped, PrivacyException.class) instanceof PrivacyException failure) {
                    tell(failure);
                    break;
                }
                if (attempt == ATTEMPTS || !collision(wrapped)) {
                    throw wrapped;
                }
            }
        }
        FacesContext.getCurrentInstance().validationFailed();
        return Optional.empty();
    }

    /** Two transactions met: a stale version, a row written twice, or one of MariaDB's errors 1020, 1205 and 1213. */
    private static boolean collision(Throwable failure) {
        if (FailureHandler.find(failure, OptimisticLockException.class) != null) {
            return true;
        }
        return FailureHandler.find(failure, SQLException.class) instanceof SQLException sql
                && COLLISIONS.contains(sql.getErrorCode());
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
                field(context, FIELDS.get(failure.code())),
                new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
    }

    private static String field(FacesContext context, String id) {
        if (id == null) {
            return null;
        }
        UIViewRoot root = context.getViewRoot();
        UIComponent found = find(root, id);
        return found == null ? null : found.getClientId(context);
    }

    private static UIComponent find(UIComponent from, String id) {
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
