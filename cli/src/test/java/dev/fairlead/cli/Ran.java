package dev.fairlead.cli;

import dev.fairlead.json.Json;
import dev.fairlead.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** What a command line came to. */
record Ran(int status, String out, String err) {

    static Ran with(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Fairlead.commandLine();
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int status = commandLine.execute(args);
        return new Ran(status, out.toString(), err.toString());
    }

    JsonObject json() {
        return Json.parseObject(out.getBytes(StandardCharsets.UTF_8));
    }
}
