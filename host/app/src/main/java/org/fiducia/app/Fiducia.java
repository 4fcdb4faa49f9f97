package org.fiducia.app;

import java.io.PrintWriter;
import java.util.List;
import org.fiducia.analysis.result.OutputException;
import org.fiducia.geometry.InputException;
import org.fiducia.host.UnknownDeviceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code fiducia} command. */
@Command(
    name = "fiducia",
    description = "High-energy-physics numerics with the same bits on every device.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {RunCommand.class, SimulateCommand.class, ReconstructCommand.class, InspectCommand.class,
      SchemaCommand.class, DevicesCommand.class, CrossCheckCommand.class, BenchCommand.class},
    footer = {
      "",
      "Examples:",
      "  fiducia run examples/dark-photon-mumu.toml   expected decays and their contour, into out/dark-photon-mumu",
      "  fiducia simulate examples/k3pi.toml -o events.arrow   kaon decays and their hits",
      "  fiducia reconstruct events.arrow -o tracks.arrow      tracks, vertices and kinematic fits of them",
      "  fiducia inspect tracks.arrow                 the columns of an event file, with units and means",
      "  fiducia schema                               every key of a card and of a geometry file",
      "  fiducia devices                              where kernels can run, and what 'auto' would choose",
      "  fiducia crosscheck --items 100000            compare all devices byte by byte",
      "  fiducia bench --peer-data DIR                measure the fits on common data",
      "",
      "Exit codes: 0 done; 1 failure; 2 bad usage, bad input or unknown device; 3 devices disagree.",
      "With FIDUCIA_DEBUG=1 in the environment, an error comes with its stack trace."
    })
public final class Fiducia implements Runnable {

  private static final int HELP_WIDTH = 110;

  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int MISMATCH = 3;

  @Spec private CommandSpec spec;

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    System.exit(commandLine().execute(args));
  }

  /** The command as it is run, without ending the JVM. */
  static CommandLine commandLine() {
    return new CommandLine(new Fiducia())
        .setUsageHelpWidth(HELP_WIDTH)
        .setParameterExceptionHandler((e, args) -> refuse(e))
        .setExecutionExceptionHandler((e, command, parsed) -> report(e, command));
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "name one of the commands " + String.join(", ", spec.subcommands().keySet()));
  }

  private static int refuse(ParameterException e) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    List<String> meant = e instanceof UnmatchedArgumentException unknown ? unknown.getSuggestions() : List.of();
    String hint = meant.isEmpty() ? "" : "; did you mean " + String.join(" or ", meant) + "?";
    say(command.getErr(), name, oneLine(e) + hint + "; see '" + name + " --help'");
    return USAGE;
  }

  private static int report(Exception e, CommandLine command) {
    say(command.getErr(), command.getCommandSpec().qualifiedName(), oneLine(e));
    if ("1".equals(System.getenv("FIDUCIA_DEBUG"))) {
      e.printStackTrace(command.getErr());
    }
    return switch (e) {
      case InputException bad -> USAGE;
      case OutputException bad -> USAGE;
      case UnknownDeviceException bad -> USAGE;
      default -> FAILURE;
    };
  }

  private static void say(PrintWriter err, String command, String message) {
    err.println(command + ": " + message);
  }

  private static String oneLine(Exception e) {
    String message = e.getMessage() == null || e.getMessage().isBlank() ? e.toString() : e.getMessage();
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
