using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Reads <c>prior_state</c> of a large plan on another thread while the changes are read, which stand before it and take as long. What
/// stands before it is passed over a second time, at a tenth of what it takes to read:
/// the other thread looks at its tokens.
/// </summary>
internal sealed class PriorStateAhead : IDisposable
{
    /// <summary>Bytes of a file from which on a second pass over its changes is worth it.</summary>
    public const long LeastLength = 64 * 1024 * 1024;

    /// <summary>Bytes that an instance takes in a plan, roughly and rather more.</summary>
    private const int InstanceLength = 8 * 1024;

    private static readonly KnownNames Sections = new("format_version", "terraform_version", "prior_state");

    private readonly Stream stream;
    private readonly SecretArguments arguments;
    private readonly int expected;
    private readonly PriorParts parts;
    private readonly Task<PriorStateReader?> reading;

    private PriorStateAhead(Stream stream, SecretArguments arguments, PriorParts parts)
    {
        this.parts = parts;
        this.stream = stream;
        this.arguments = arguments;
        expected = (int)Math.Min(stream.Length / InstanceLength, 1 << 20);
        reading = Task.Run(TryRead);
    }

    /// <summary>Starts to read; null when the file is too small. <paramref name="open"/> opens the file once more.</summary>
    public static PriorStateAhead? Start(Stream file, Func<Stream?> open, SecretArguments arguments, long leastLength,
        PriorParts parts = PriorParts.None) =>
        file.CanSeek && file.Length >= leastLength && open() is { } second ? new PriorStateAhead(second, arguments, parts) : null;

    /// <summary>What was read; null when the section is not there or something is wrong, which reading the whole document will tell.</summary>
    public PriorStateReader? Result => reading.Result;

    /// <summary>Ends reading, wherever it is.</summary>
    public void Dispose()
    {
        if (!reading.IsCompleted) stream.Close();
        _ = reading.Result;
        stream.Dispose();
    }

    private PriorStateReader? TryRead()
    {
        try
        {
            return DocumentReader.Read(JsonInput.Open(stream), "", (ref JsonCursor cursor, string _) => Read(ref cursor));
        }
        catch (Exception e) when (e is InputException or JsonException or IOException or ObjectDisposedException)
        {
            return null;
        }
    }

    private PriorStateReader? Read(ref JsonCursor cursor)
    {
        string formatVersion = "", toolVersion = "";
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartObject) return null;
        ulong seen = 0;
        while (cursor.NextName())
        {
            switch (Sections.Match(ref cursor, ref seen))
            {
                case "format_version": formatVersion = cursor.ReadString("format_version") ?? ""; break;
                case "terraform_version": toolVersion = cursor.ReadString("terraform_version") ?? ""; break;
                case "prior_state":
                    if (!cursor.EnterObject("prior_state")) return null;
                    var state = new PriorStateReader(new AddressTable(isKept: false), new MaskedSecrets(arguments),
                        PlanDocument.HasAbsoluteAddresses(formatVersion, toolVersion), expected)
                    { Parts = parts };
                    state.Read(ref cursor);
                    return state;
                default: cursor.SkipUnchecked(); break;
            }
        }
        return null;
    }
}
