package dev.fairlead.generator.project;

import dev.fairlead.profile.PreLaunchCheck;
import java.util.List;

/** Writes the documents that say how the work goes on: plan, list before launch, README. */
final class Documents {

    private final Project project;
    private final boolean hooks;

    Documents(Project project) {
        this.project = project;
        this.hooks = project.profile().webhooks() != null;
    }

    List<ProjectFile> files() {
        return List.of(plan(), preLaunch(), readme());
    }

    private ProjectFile plan() {
        String name = Markdown.text(project.profile().name());
        return new ProjectFile("docs/plan.md", """
                # Plan: %s

                The eight steps of an integration. What is ticked is in this project already; what is not is for people.

                - [x] **1. Research and plan**: [research](research.md) from description and profile
                  - [ ] read by somebody who knows the business; limits and prices agreed with the provider
                - [x] **2. Credentials and configuration**: typed settings, `.env.example`, `.env` kept out of git
                  - [ ] a test key in `.env`; the live key where only the application reads it
                - [x] **3. API client**: generated in the build from the pinned description
                  - [ ] our own logic on top of `%s`
                - [x] **4. Tests**: each operation's success and each declared error against the sandbox
                  - [ ] `%sLiveIT` run once with a test key
                - [x] **5. Rate limiting and circuit breaker**: on, from the profile
                  - [ ] limits compared with our account's
                - [x] **6. Monitoring and logging**: logs and metrics wired; dashboard and alerts in `monitoring/`
                  - [ ] imported into Grafana and Prometheus; somebody gets the alerts
                - [x] **7. Documentation**: [the guide](guide.md) with an example of each operation
                  - [ ] what our own users must know
                - [ ] **8. Deploy and operate**: [the list before launch](pre-launch.md)%s
                """.formatted(
                        name,
                        project.application(),
                        project.provider(),
                        hooks ? "\n  - [ ] webhooks registered with the provider, their secret set" : ""));
    }

    private ProjectFile preLaunch() {
        StringBuilder text = new StringBuilder(
                "# Before launch: " + Markdown.text(project.profile().name()) + "\n\n");
        text.append("From the profile `").append(project.profile().id()).append("`:\n\n");
        for (PreLaunchCheck check : project.profile().preLaunch()) {
            text.append("- [ ] ")
                    .append(Markdown.text(check.text()))
                    .append(" (`")
                    .append(check.id())
                    .append("`)\n");
        }
        text.append(project.profile().preLaunch().isEmpty() ? "Nothing: ask the provider for its own list.\n" : "");
        text.append("\nOf every integration:\n\n");
        List<String> usual = List.of(
                "`fairlead check` finds nothing.",
                "The live key is not in git, not in a log, not on a developer's machine.",
                "`mvn verify` passes, also with a test key (`" + project.provider() + "LiveIT`).",
                "Retries, rate limit and circuit breaker are on; the call timeout fits what our callers wait.",
                "The dashboard shows calls, and an alert was seen to arrive.",
                "Somebody knows what to do when the provider is down.");
        usual.forEach(item -> text.append("- [ ] ").append(item).append('\n'));
        if (hooks) {
            text.append(
                    "- [ ] Webhooks are verified, stored before they are acknowledged, and a repeated one does nothing twice.\n");
        }
        return new ProjectFile("docs/pre-launch.md", text.toString());
    }

    private ProjectFile readme() {
        String name = Markdown.text(project.profile().name());
        return new ProjectFile("README.md", """
                # %s

                Calls %s through a client that the build generates from `%s`.

                ```text
                cp .env.example .env     # then put a test key into it
                mvn verify               # compiles, and runs all tests against a sandbox on this machine
                ```

                Needs Maven 3.8.7 or later and a JDK 21 to 25, which need not be the default `java`. Fairlead's own artifacts are in
                `.fairlead/repository`, so that a clone of this project builds anywhere.

                | what | where |
                |---|---|
                | what is known of the provider | [docs/research.md](docs/research.md) |
                | what is done and what is left | [docs/plan.md](docs/plan.md), [docs/pre-launch.md](docs/pre-launch.md) |
                | how each operation is called | [docs/guide.md](docs/guide.md) |
                | where it begins | `%s` |
                | settings | [.env.example](.env.example) |
                | dashboard and alerts | `monitoring/` |

                To follow a new description, run `fairlead new` again on this folder: it shows what changed, renews what nobody has edited,
                and leaves the rest alone.
                """.formatted(
                project.name(),
                name,
                project.descriptionPath(),
                "src/main/java/" + Project.folder(project.packageName()) + "/" + project.application() + ".java"));
    }
}
