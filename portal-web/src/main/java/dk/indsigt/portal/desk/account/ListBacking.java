package dk.indsigt.portal.desk.account;

import dk.indsigt.domain.account.Role;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.account.StaffService;
import dk.indsigt.service.account.StaffService.Member;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Accounts of staff: make one, close one. */
@Named("staff")
@ViewScoped
public class ListBacking implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String HERE = "/desk/account/list?faces-redirect=true";

    @Inject
    private transient CurrentUser user;

    @Inject
    private transient StaffService service;

    @Inject
    private transient Attempt attempt;

    private String username;
    private String displayName;
    private String unit;
    private Role role;
    private List<Member> members;

    public void load() {
        members = service.list(user.actor());
    }

    public String create() {
        return attempt.of(() -> service.create(user.actor(), username, displayName, unit, role)) ? HERE : null;
    }

    public String close(UUID id) {
        return attempt.of(() -> service.close(user.actor(), id)) ? HERE : null;
    }

    public List<Member> getMembers() {
        return members;
    }

    public Role[] getRoles() {
        return new Role[] {Role.AGENT, Role.OFFICER, Role.ADMIN};
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(String displayName) {
        this.displayName = displayName;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(String unit) {
        this.unit = unit;
    }

    public Role getRole() {
        return role;
    }

    public void setRole(Role role) {
        this.role = role;
    }
}
