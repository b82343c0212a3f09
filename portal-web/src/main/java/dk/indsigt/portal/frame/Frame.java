package dk.indsigt.portal.frame;

import dk.indsigt.domain.text.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the frame of a page needs: its menus, addresses that keep the desk's contact, and the way to the other language. */
@Named("frame")
@RequestScoped
public class Frame {
    @Inject
    private HttpServletRequest request;

    @Inject
    private CurrentUser user;

    @Inject
    private Texts texts;

    private String link;

    /**
     * An entry of a menu.
     *
     * @param style marks the page one is on
     */
    public record Item(String href, String label, String style) {}

    /** @return what the signed-in role works with */
    public List<Item> getMainMenu() {
        if (user.isCustomer()) {
            return getCustomerMenu();
        }
        List<Item> items = new ArrayList<>();
        if (user.isDesk()) {
            items.add(item("/desk/contact/search", "nav.search", "/desk/contact/search"));
            items.add(item("/desk/rights/list", "nav.cases", "/desk/rights"));
            items.add(item("/desk/campaign/callbacks", "nav.callbacks", "/desk/campaign/callbacks"));
        }
        if (user.isOfficer()) {
            items.add(item("/desk/retention/runs", "nav.runs", "/desk/retention/runs"));
            items.add(item("/desk/retention/preview", "nav.preview", "/desk/retention/preview"));
            items.add(item("/desk/retention/holds", "nav.holds", "/desk/retention/holds"));
            items.add(item("/desk/disclosure/notices", "nav.notices", "/desk/disclosure"));
            items.add(item("/desk/consent/texts", "nav.ledger", "/desk/consent"));
            items.add(item("/desk/visit/cookies", "nav.visits", "/desk/visit"));
            items.add(item("/desk/campaign/competitions", "nav.competitions", "/desk/campaign/competition"));
            items.add(item("/desk/campaign/surveys", "nav.surveys", "/desk/campaign/survey"));
            items.add(item("/desk/campaign/newsletters", "nav.newsletters", "/desk/campaign/newsletter"));
            items.add(item("/desk/notice/templates", "nav.templates", "/desk/notice"));
        }
        if (user.isAdmin()) {
            items.add(item("/desk/account/list", "nav.staff", "/desk/account"));
            items.add(item("/desk/client/list", "nav.clients", "/desk/client"));
        }
        return items;
    }

    /** @return the pages about one customer */
    public List<Item> getCustomerMenu() {
        return List.of(
                item("/self/overview/show", "nav.overview", "/self/overview"),
                item("/self/data/list", "nav.data", "/self/data"),
                item("/self/rights/list", "nav.rights", "/self/rights"),
                item("/self/consent/list", "nav.consents", "/self/consent"),
                item("/self/recording/list", "nav.recordings", "/self/recording"),
                item("/self/directory/list", "nav.directory", "/self/directory"),
                item("/self/party/edit", "nav.contact", "/self/party"),
                item("/self/campaign/callback", "nav.callback", "/self/campaign/callback"),
                item("/self/campaign/competitions", "nav.competitions", "/self/campaign/competition"),
                item("/self/campaign/surveys", "nav.surveys", "/self/campaign/survey"),
                item("/self/notice/list", "nav.messages", "/self/notice"),
                item("/self/audit/list", "nav.looks", "/self/audit"));
    }

    /** @return the address of a page about the customer, with the desk's contact where there is one */
    public String to(String page) {
        if (link == null) {
            UUID contact = Viewing.id(request.getParameter(Viewing.CONTACT));
            link = ".xhtml" + (contact == null ? "" : "?" + Viewing.CONTACT + "=" + contact);
        }
        return request.getContextPath() + page + link;
    }

    /** @return the language that is not being read */
    public String getOtherLanguage() {
        return (user.language() == Language.EN ? Language.DA : Language.EN).code();
    }

    /** @return this page in the other language */
    public String getOtherLanguageLink() {
        String here = getHere();
        return here + (here.indexOf('?') < 0 ? '?' : '&') + "lang=" + getOtherLanguage();
    }

    /** @return the address that fetches this page anew, also after a failed post, which has lost its parameters */
    public String getHere() {
        Map<String, Object> kept =
                FacesContext.getCurrentInstance().getViewRoot().getAttributes();
        return (String) kept.computeIfAbsent(
                "indsigt.here",
                key -> request.getRequestURI()
                        + (request.getQueryString() == null ? "" : "?" + request.getQueryString()));
    }

    /** @return what the browser keeps typed text under, so that it returns to nobody else */
    public String getAccountKey() {
        return user.actor().accountId().toString();
    }

    private Item item(String page, String label, String prefix) {
        boolean about = page.startsWith("/self/");
        return new Item(
                about ? to(page) : request.getContextPath() + page + ".xhtml",
                texts.text(label),
                request.getServletPath().startsWith(prefix) ? "current" : "");
    }
}
