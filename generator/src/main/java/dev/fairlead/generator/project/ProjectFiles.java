package dev.fairlead.generator.project;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All texts of a project, beside the pinned description itself. The same project gives the same texts. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** Returns the files, sorted by path. */
    public static List<ProjectFile> of(Project project) {
        List<ProjectFile> files = new ArrayList<>();
        files.add(new PomFile(project).file());
        files.add(new ProjectFile(
                ".gitignore", "target/\n.env\n*.db\n*.db-wal\n*.db-shm\n*.db.lock\n.idea/\n*.iml\n.vscode/\n"));
        files.addAll(new ApplicationSources(project).files());
        files.addAll(new OperationTests(project).files());
        files.add(TestSupport.sandbox(project));
        files.add(TestSupport.application(project));
        files.add(LiveTests.file(project));
        if (project.profile().webhooks() != null) {
            files.addAll(new WebhookSources(project, project.profile().webhooks()).files());
        }
        files.addAll(new Guide(project).files());
        files.add(new Research(project).file());
        files.addAll(new Documents(project).files());
        files.add(new ProjectFile("src/main/resources/logback.xml", LOGBACK));
        if (project.profileText() != null) {
            String folder = Project.folder(project.model().packageName());
            files.add(new ProjectFile(
                    "src/main/resources/" + folder + "/" + project.profile().id() + ".yaml", project.profileText()));
        }
        project.given().forEach((path, text) -> files.add(new ProjectFile(path, text)));
        files.sort(Comparator.comparing(ProjectFile::path));
        return files;
    }

    private static final String LOGBACK = """
            <configuration>
              <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                <encoder>
                  <pattern>%d{HH:mm:ss.SSS} %-5level %logger{20} %msg %kvp%n</pattern>
                </encoder>
              </appender>
              <root level="INFO">
                <appender-ref ref="out"/>
              </root>
            </configuration>
            """;
}
