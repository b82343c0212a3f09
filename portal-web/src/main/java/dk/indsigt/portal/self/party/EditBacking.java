package dk.indsigt.portal.self.party;

import dk.indsigt.domain.party.EmailAddress;
import dk.indsigt.domain.party.Msisdn;
import dk.indsigt.domain.party.PostalAddress;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.Viewing;
import dk.indsigt.service.party.ContactDetails;
import dk.indsigt.service.party.ContactDetailsService;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;

/** Corrects contact details; the e-mail address in two steps. */
@Named("partyEdit")
@ViewScoped
public class EditBacking implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient Viewing viewing;

    @Inject
    private transient ContactDetailsService service;

    @Inject
    private transient Attempt attempt;

    private ContactDetails details;
    private String phone;
    private String street;
    private String postalCode;
    private String city;
    private String email;
    private String code;

    public void load() {
        details = service.show(viewing.actor(), viewing.partyId());
        phone = details.phone();
        street = details.street();
        postalCode = details.postalCode();
        city = details.city();
    }

    public String save() {
        Optional<Optional<UUID>> receipt = attempt.at(() -> service.correct(
                viewing.actor(),
                viewing.partyId(),
                phone == null ? null : Msisdn.parse(phone),
                new PostalAddress(street, postalCode, city),
                details.version()));
        if (receipt.isEmpty()) {
            return null;
        }
        return receipt.get()
                .map(id -> "/self/notice/receipt?faces-redirect=true&id=" + id)
                .orElse("/self/party/edit?faces-redirect=true&unchanged=true");
    }

    public String askEmailChange() {
        boolean done =
                attempt.of(() -> service.askEmailChange(viewing.actor(), viewing.partyId(), EmailAddress.parse(email)));
        return done ? "/self/party/edit?faces-redirect=true" : null;
    }

    public String confirmEmailChange() {
        return attempt.at(() -> service.confirmEmailChange(viewing.actor(), viewing.partyId(), code))
                .map(id -> "/self/notice/receipt?faces-redirect=true&id=" + id)
                .orElse(null);
    }

    public boolean isUnchanged() {
        return FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .containsKey("unchanged");
    }

    public ContactDetails getDetails() {
        return details;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getStreet() {
        return street;
    }

    public void setStreet(String street) {
        this.street = street;
    }

    public String getPostalCode() {
        return postalCode;
    }

    public void setPostalCode(String postalCode) {
        this.postalCode = postalCode;
    }

    public String getCity() {
        return city;
    }

    public void setCity(String city) {
        this.city = city;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}
