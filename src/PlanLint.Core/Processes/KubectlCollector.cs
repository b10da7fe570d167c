using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using PlanLint.Diagnostics;
using PlanLint.Inventory;
using PlanLint.Text;

namespace PlanLint.Processes;

/// <summary>
/// Runs <c>kubectl get</c> with kubectl's own configuration. Only the command line asks for it, by <c>--collect</c>; what is read
/// stays in memory, secrets as hashes.
/// </summary>
public sealed class KubectlCollector(DiagnosticBag diagnostics, string program = "kubectl")
{
    private const int LongestComplaint = 2000;

    /// <summary>What kubectl says of one kind; after anything else, such as no cluster or no credentials, no other kind could be listed either.</summary>
    private static readonly string[] KindProblems =
        ["doesn't have a resource type", "forbidden", "could not find the requested resource", "NotFound", "no matches for kind"];

    /// <summary>
    /// All objects of the kinds asked for. A kind that cannot be listed, as one whose CRD is missing, is reported and not covered:
    /// nothing of it is known to be absent. Without a cluster that answers, one error is reported and nothing more is asked.
    /// </summary>
    public LiveInventory Collect(IEnumerable<KubectlQuery> queries)
    {
        var parts = new List<LiveInventory>();
        foreach (var query in queries)
        {
            if (Run(query) is { } part) parts.Add(part);
            if (diagnostics.HasErrors) break;
        }
        return parts.Count == 0 ? LiveInventory.Empty : LiveInventory.Combine(parts);
    }

    private LiveInventory? Run(KubectlQuery query)
    {
        string source = $"kubectl get {query.Kind}";
        if (ProgramPath.Find(program) is not { } found) return NotFound(source);
        var start = new ProcessStartInfo(found) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, CreateNoWindow = true };
        foreach (string argument in query.Arguments) start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start)!;
            var complaint = new StringBuilder();
            process.ErrorDataReceived += (_, line) =>
            {
                if (line.Data is { Length: > 0 } text && complaint.Length < LongestComplaint && !IsLog(text))
                    complaint.Append(complaint.Length > 0 ? " " : "").Append(text);
            };
            process.BeginErrorReadLine();
            var result = InventoryReader.Read(process.StandardOutput.BaseStream, source);
            // A reader that gave up has to let kubectl finish writing.
            process.StandardOutput.BaseStream.CopyTo(Stream.Null);
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                bool isOfKind = KindProblems.Any(p => complaint.ToString().Contains(p, StringComparison.OrdinalIgnoreCase));
                if (isOfKind) Report(source, Severity.Warning, $"'{query}' failed, so no {query.Kind} is known to be absent: {complaint}");
                else Report(source, Severity.Error,
                    $"'{query}' failed, so nothing was listed: {(complaint.Length > 0 ? complaint : $"exit code {process.ExitCode}")}");
                return null;
            }
            diagnostics.AddRange(result.Diagnostics.Where(d => d.Severity == Severity.Error));
            // The query says what the list does not: all namespaces were asked for.
            return result.Inventory is { } read ? new LiveInventory(read.Objects, [new InventoryScope("kubernetes", query.Kind, null)]) : null;
        }
        catch (Win32Exception)
        {
            return NotFound(source);
        }
    }

    /// <summary>True for a line of kubectl's own log, such as <c>E0102 03:04:05.678901 …</c>, of which there are several before each message.</summary>
    private static bool IsLog(string line) =>
        line.Length > 20 && line[0] is 'E' or 'W' or 'I' && char.IsAsciiDigit(line[1]) && line[5] == ' ' && line[8] == ':';

    private LiveInventory? NotFound(string source)
    {
        Report(source, Severity.Error, $"'{program}' was not found or cannot be started; install it, or list the objects elsewhere and give the files");
        return null;
    }

    private void Report(string source, Severity severity, string message) =>
        diagnostics.Add(new Diagnostic(ToolRules.InputNotUnderstood, severity, message, SourceLocation.InFile(source)));
}
