using PlanLint.Diagnostics;
using PlanLint.Documents;
using PlanLint.Inventory.Reading;
using PlanLint.Plans.Reading;
using PlanLint.Secrets;

namespace PlanLint.Inventory;

/// <summary>
/// Reads what lists of live objects look like in the wild, JSON or YAML, recognised by content and never by name: Kubernetes
/// lists and objects, Argo CD applications, Harbor robots and projects, Keycloak realms and clients, states, and PlanLint's own
/// inventory. Secrets are hidden on the way in.
/// </summary>
public static class InventoryReader
{
    /// <summary>Bytes at most: a list is held as a whole.</summary>
    internal const int LargestFile = 512 * 1024 * 1024;

    /// <summary>Reads a file from bytes. <paramref name="path"/> is for messages.</summary>
    public static InventoryReadResult Read(ReadOnlyMemory<byte> bytes, string path) => Read(JsonInput.AsStream(bytes), path);

    /// <summary>Reads a file to the end of <paramref name="stream"/>, which stays open. <paramref name="path"/> is for messages.</summary>
    public static InventoryReadResult Read(Stream stream, string path) => Read(stream, path, SecretArguments.None);

    internal static InventoryReadResult Read(Stream stream, string path, SecretArguments arguments)
    {
        var bag = new DiagnosticBag();
        try
        {
            byte[] content = ReadAll(JsonInput.Open(stream, mayHaveTextBefore: false));
            bool isJson = LooksLikeJson(content);
            if (isJson && IsState(content))
                return new InventoryReadResult(
                    null, DocumentReader.Read(Over(content), path, (ref JsonCursor cursor, string name) => StateDocument.Read(ref cursor, name, arguments)),
                        bag.Diagnostics);
            var sink = new InventorySink(path, bag);
            foreach (var document in isJson ? JsonDocuments.Read(content) : YamlDocuments.Read(content)) Recogniser.Add(document, sink);
            return new InventoryReadResult(sink.ToInventory(), null, bag.Diagnostics);
        }
        catch (InputException e)
        {
            DocumentReader.Report(bag, path, e.Position, ToolRules.InputNotUnderstood.DefaultSeverity, e.Message);
            return new InventoryReadResult(null, null, bag.Diagnostics);
        }
    }

    private static JsonInput Over(byte[] content) => JsonInput.Open(JsonInput.AsStream(content), mayHaveTextBefore: false);

    private static byte[] ReadAll(JsonInput input)
    {
        using var all = new MemoryStream();
        byte[] chunk = new byte[81920];
        for (int read = input.Stream.Read(chunk); read > 0; read = input.Stream.Read(chunk))
        {
            if (all.Length + read > LargestFile) throw new InputException("an inventory file of more than 512 MB; list fewer kinds in one file", default);
            all.Write(chunk, 0, read);
        }
        return all.ToArray();
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> content)
    {
        int first = content.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0) throw new InputException("the file is empty", default);
        return content[first] is (byte)'{' or (byte)'[';
    }

    /// <summary>True for a state of version 4 or a shown one: told from the names at the top alone.</summary>
    private static bool IsState(byte[] content) => DocumentReader.Read(
        Over(content),
        "",
        static (ref JsonCursor cursor, string _) =>
        {
            cursor.Read();
            if (cursor.TokenType != System.Text.Json.JsonTokenType.StartObject) return false;
            bool hasVersion = false, hasState = false;
            while (cursor.NextName())
            {
                hasVersion |= cursor.Is("terraform_version"u8) || cursor.Is("format_version"u8);
                hasState |= cursor.Is("lineage"u8) || cursor.Is("values"u8) || cursor.Is("encrypted_data"u8);
                if (cursor.Is("resource_changes"u8) || cursor.Is("planned_values"u8))
                    throw cursor.Failure("this is a plan, not an inventory: give it with --plan");
                cursor.SkipUnchecked();
            }
            return hasState && hasVersion;
        },
        manyDocuments: true);
}
