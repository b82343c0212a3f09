package dk.indsigt.portal.desk.account;

import dk.indsigt.domain.account.Role;
import dk.indsigt.portal.frame.Attempt;
import dk.indsigt.portal.frame.CurrentUser;
import dk.indsigt.service.account.StaffService;
import dk.indsigt.service.account.StaffService.Member;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** Accounts of staff: make one, close one. */
@Named("staff")
@RequestScoped
public class ListBacking {
    private static final String HERE = "/desk/account/list?faces-redirect=true";

    @Inject
    private CurrentUser user;

    @Inject
    private StaffService service;

    @Inject
    private Attempt attempt;

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
