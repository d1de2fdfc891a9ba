package dev.fairlead.generator.project;

/** Writes the build: the pinned description becomes the client, everything is compiled with warnings as errors, and tested. */
final class PomFile {

    private final Project project;
    private final StringBuilder pom = new StringBuilder();

    PomFile(Project project) {
        this.project = project;
    }

    ProjectFile file() {
        line("""
                <?xml version="1.0" encoding="UTF-8"?>
                <project xmlns="http://maven.apache.org/POM/4.0.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
                  <modelVersion>4.0.0</modelVersion>

                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>1.0.0-SNAPSHOT</version>

                  <properties>
                    <maven.compiler.release>21</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                    <fairlead.version>%s</fairlead.version>
                  </properties>

                  <!-- Fairlead's own artifacts, which this project carries with it. -->
                  <repositories>
                    <repository>
                      <id>fairlead-in-project</id>
                      <url>file://${project.basedir}/.fairlead/repository</url>
                      <releases>
                        <checksumPolicy>fail</checksumPolicy>
                      </releases>
                      <snapshots>
                        <enabled>false</enabled>
                      </snapshots>
                    </repository>
                  </repositories>
                  <pluginRepositories>
                    <pluginRepository>
                      <id>fairlead-in-project</id>
                      <url>file://${project.basedir}/.fairlead/repository</url>
                      <releases>
                        <checksumPolicy>fail</checksumPolicy>
                      </releases>
                      <snapshots>
                        <enabled>false</enabled>
                      </snapshots>
                    </pluginRepository>
                  </pluginRepositories>
                """.formatted(
                project.packageName(), project.name(), project.versions().get("fairlead")));
        dependencies();
        build();
        pom.append("</project>\n");
        return new ProjectFile("pom.xml", pom.toString());
    }

    private void line(String text) {
        pom.append(text).append('\n');
    }

    private void dependencies() {
        pom.append("  <dependencies>\n");
        own("client", "");
        own("telemetry", "");
        if (project.profile().webhooks() != null) {
            own("webhooks", "");
        }
        other("io.micrometer", "micrometer-registry-prometheus", "micrometer", "");
        other("org.slf4j", "slf4j-api", "slf4j", "");
        other("ch.qos.logback", "logback-classic", "logback", "runtime");
        own("testing", "test");
        other("org.junit.jupiter", "junit-jupiter", "junit", "test");
        other("org.assertj", "assertj-core", "assertj", "test");
        pom.append("  </dependencies>\n\n");
    }

    private void own(String module, String scope) {
        dependency("dev.fairlead", "fairlead-" + module, "${fairlead.version}", scope);
    }

    private void other(String group, String artifact, String version, String scope) {
        dependency(group, artifact, String.valueOf(project.versions().get(version)), scope);
    }

    private void dependency(String group, String artifact, String version, String scope) {
        pom.append("    <dependency>\n      <groupId>")
                .append(group)
                .append("</groupId>\n      <artifactId>")
                .append(artifact)
                .append("</artifactId>\n      <version>")
                .append(version)
                .append("</version>\n")
                .append(scope.isEmpty() ? "" : "      <scope>" + scope + "</scope>\n")
                .append("    </dependency>\n");
    }

    private void build() {
        String client = project.model().packageName();
        String profile = project.profileText() == null
                ? project.profile().id()
                : "src/main/resources/" + Project.folder(client) + "/"
                        + project.profile().id() + ".yaml";
        String operations = project.operations().isEmpty()
                ? ""
                : "              <operations>" + xml(project.operations()) + "</operations>\n";
        pom.append("""
                  <build>
                    <plugins>
                      <!-- Maven itself may run on 17: everything is compiled and tested with the newest JDK that the machine has. -->
                      <plugin>
                        <artifactId>maven-toolchains-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>select-jdk-toolchain</goal>
                            </goals>
                            <configuration>
                              <version>[21,26)</version>
                              <discoverToolchains>true</discoverToolchains>
                            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                      <plugin>
                        <groupId>dev.fairlead</groupId>
                        <artifactId>fairlead-generator-maven-plugin</artifactId>
                        <version>${fairlead.version}</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>generate</goal>
                            </goals>
                            <configuration>
                              <description>%s</description>
                              <profile>%s</profile>
                              <packageName>%s</packageName>
                              <clientName>%s</clientName>
                %s            </configuration>
                          </execution>
                        </executions>
                      </plugin>
                """.formatted(
                        plugin("maven-toolchains-plugin"),
                        project.descriptionPath(),
                        profile,
                        client,
                        project.model().client(),
                        operations));
        pom.append("""
                      <plugin>
                        <artifactId>maven-compiler-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <fork>true</fork>
                          <parameters>true</parameters>
                          <showWarnings>true</showWarnings>
                          <failOnWarning>true</failOnWarning>
                          <compilerArgs>
                            <arg>-Xlint:all,-processing,-path</arg>
                          </compilerArgs>
                        </configuration>
                      </plugin>
                      <plugin>
                        <artifactId>maven-resources-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                      <plugin>
                        <artifactId>maven-jar-plugin</artifactId>
                        <version>%s</version>
                      </plugin>
                      <plugin>
                        <artifactId>maven-surefire-plugin</artifactId>
                        <version>%s</version>
                        <configuration>
                          <argLine>--enable-native-access=ALL-UNNAMED</argLine>
                        </configuration>
                      </plugin>
                      <!-- Tests whose names end in IT call the provider, if there is a key for it. -->
                      <plugin>
                        <artifactId>maven-failsafe-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals>
                              <goal>integration-test</goal>
                              <goal>verify</goal>
                            </goals>
                          </execution>
                        </executions>
                      </plugin>
                    </plugins>
                  </build>
                """.formatted(
                        plugin("maven-compiler-plugin"),
                        plugin("maven-resources-plugin"),
                        plugin("maven-jar-plugin"),
                        plugin("maven-surefire-plugin"),
                        plugin("maven-failsafe-plugin")));
    }

    private String plugin(String artifact) {
        return String.valueOf(project.versions().get(artifact));
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
