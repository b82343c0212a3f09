package dk.indsigt.container;

import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;

/** Works in the role OFFICER. */
@Stateless
@RunAs("OFFICER")
public class AsOfficer extends InRole {}
