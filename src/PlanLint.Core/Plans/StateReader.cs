using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;

namespace PlanLint.Plans;

/// <summary>Reads state files of version 4 and <c>show -json</c> of a state, in one pass.</summary>
public static class StateReader
{
    /// <summary>Reads a state from bytes. <paramref name="path"/> is for messages.</summary>
    public static StateReadResult Read(ReadOnlyMemory<byte> utf8, string path) => Read(JsonInput.AsStream(utf8), path);

    /// <summary>Reads a state to the end of <paramref name="stream"/>, which stays open. <paramref name="path"/> is for messages.</summary>
    public static StateReadResult Read(Stream stream, string path) => Read(stream, path, SecretArguments.None);

    internal static StateReadResult Read(Stream stream, string path, SecretArguments arguments)
    {
        var bag = new DiagnosticBag();
        var state = DocumentReader.Read(
            stream, path, bag, WaysOut.State, (ref JsonCursor cursor, string path) => StateDocument.Read(ref cursor, path, arguments));
        return new StateReadResult(state, bag.Diagnostics);
    }
}
