package io.interlock.routing.policy;

import io.interlock.events.ProfileState.ProfileWindow;
import io.interlock.events.RoutingPolicy.Control.Window;
import io.interlock.events.RoutingPolicy.Control.Windows;
import io.interlock.kit.change.Finding;
import java.util.List;

/** Says what is wrong with a schedule of profiles. A switch has nothing that could be. */
public final class ProfileCheck {
    private ProfileCheck() {}

    /** Empty for one that may be put in force; places are those of the body's JSON. */
    public static List<Finding> of(ProfileBody body) {
        if (body.profile() != null || body.windows().isEmpty()) {
            return List.of();
        }
        Findings findings = new Findings();
        for (int i = 0; i < body.windows().size(); i++) {
            findings.missing("/windows/" + i + "/profile", body.windows().get(i).profile());
        }
        if (findings.missing("/zone", body.zone())) {
            return findings.all();
        }
        WindowsCheck.check(
                new Windows(
                        String.valueOf(body.zone()),
                        body.windows().stream().map(ProfileCheck::window).toList(),
                        List.of()),
                findings);
        return findings.all().stream().map(ProfileCheck::here).toList();
    }

    private static Window window(ProfileWindow window) {
        return new Window(window.days(), window.open(), window.close());
    }

    private static Finding here(Finding finding) {
        return Finding.at(finding.pointer().replace("/control", ""), finding.text());
    }
}
