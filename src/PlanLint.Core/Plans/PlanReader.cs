using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;

namespace PlanLint.Plans;

/// <summary>
/// Reads <c>terraform show -json</c> and <c>tofu show -json</c> of a plan, format 0.1 to 1.x, in one pass in little more memory
/// than the changes that change something.
/// </summary>
public static class PlanReader
{
    /// <summary>
    /// Reads a plan from bytes. <paramref name="path"/> is for messages; <paramref name="withIds"/> fills <see cref="Plan.PriorIds"/>,
    /// <paramref name="withAnswers"/> <see cref="Plan.Answers"/>.
    /// </summary>
    public static PlanReadResult Read(ReadOnlyMemory<byte> utf8, string path, bool withIds = false, bool withAnswers = false) =>
        Read(JsonInput.AsStream(utf8), path, withIds, withAnswers);

    /// <summary>
    /// Reads a plan to the end of <paramref name="stream"/>, which stays open. <paramref name="path"/> is for messages;
    /// <paramref name="withIds"/> fills <see cref="Plan.PriorIds"/>, <paramref name="withAnswers"/> <see cref="Plan.Answers"/>.
    /// </summary>
    public static PlanReadResult Read(Stream stream, string path, bool withIds = false, bool withAnswers = false) => Read(
        stream, path, SecretArguments.None, null, parts: (withIds ? PriorParts.Ids : 0) | (withAnswers ? PriorParts.Answers : 0));

    /// <summary>Reads a plan, and with <paramref name="openAgain"/> a part of a large one at the same time on another thread.</summary>
    internal static PlanReadResult Read(
        Stream stream, string path, SecretArguments arguments, Func<Stream?>? openAgain, long leastLength = PriorStateAhead.LeastLength,
        PriorParts parts = PriorParts.None)
    {
        var bag = new DiagnosticBag();
        using var ahead = openAgain is null ? null : PriorStateAhead.Start(stream, openAgain, arguments, leastLength, parts);
        var plan = DocumentReader.Read(
            stream, path, bag, WaysOut.Plan, (ref JsonCursor cursor, string path) => PlanDocument.Read(ref cursor, path, arguments, ahead, parts));
        if (plan is { IsRedacted: true })
            DocumentReader.Report(bag, path, default, Severity.Note,
                "this is HCP Terraform's redacted plan: values are hidden, and prior state and configuration are missing; download the plan's json-output "
                    + "for all findings");
        return new PlanReadResult(plan, bag.Diagnostics);
    }
}
