package org.fiducia.app;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.fiducia.analysis.result.JsonText;
import org.fiducia.host.DeviceReport;
import org.fiducia.host.Devices;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fiducia devices}. */
@Command(
    name = "devices",
    description = "List the devices of this machine with their self-tests, and which one 'auto' chooses and why.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    footer = {"", "Examples:", "  fiducia devices", "  fiducia devices --json"})
final class DevicesCommand implements Callable<Integer> {

  /** The backend that a build has only where TornadoVM's SDK is: without it, it cannot speak for itself. */
  private static final String OPTIONAL_BACKEND = "tornado";

  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    List<DeviceReport> devices = new ArrayList<>(Devices.list());
    if (devices.stream().noneMatch(device -> device.backend().equals(OPTIONAL_BACKEND))) {
      devices.add(new DeviceReport(OPTIONAL_BACKEND, OPTIONAL_BACKEND, "none", false, "absent", false,
          "left out of this build, as TORNADOVM_HOME named no TornadoVM SDK: see docs/tornadovm.md"));
    }
    if (json) {
      out.print(json(devices));
      out.flush();
    } else {
      Table.print(out, rows(devices));
    }
    return 0;
  }

  private static String json(List<DeviceReport> devices) {
    return JsonText.of(json -> {
      json.writeArrayFieldStart("devices");
      for (DeviceReport device : devices) {
        json.writeStartObject();
        json.writeStringField("id", device.id());
        json.writeStringField("backend", device.backend());
        json.writeStringField("name", device.name());
        json.writeBooleanField("fp64", device.fp64());
        json.writeStringField("selfTest", device.selfTest());
        json.writeBooleanField("chosen", device.chosen());
        json.writeStringField("reason", device.reason());
        json.writeEndObject();
      }
      json.writeEndArray();
    });
  }

  private static List<List<String>> rows(List<DeviceReport> devices) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "DEVICE", "NAME", "FP64", "SELF-TEST", "REASON"));
    for (DeviceReport device : devices) {
      rows.add(List.of(device.chosen() ? "*" : "", device.id(), device.name(), device.fp64() ? "yes" : "no",
          device.selfTest(), device.reason()));
    }
    return rows;
  }
}
