using System.Text.Json;

namespace PlanLint.Documents;

/// <summary>JSON documents, one after another as <c>kubectl get -o json a; kubectl get -o json b</c> writes them.</summary>
internal static class JsonDocuments
{
    /// <summary>The documents, in order; throws <see cref="InputException"/> on malformed input.</summary>
    public static IReadOnlyList<Document> Read(byte[] utf8)
    {
        var documents = new List<Document>();
        var input = JsonInput.Open(JsonInput.AsStream(utf8), mayHaveTextBefore: false);
        DocumentReader.Read(
            input,
            "",
            (ref JsonCursor cursor, string _) =>
            {
                while (cursor.TryRead())
                {
                    if (cursor.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
                        throw cursor.Failure("an inventory is made of JSON objects and arrays");
                    var position = cursor.TokenPosition;
                    int start = (int)cursor.TokenOffset;
                    cursor.Skip();
                    int end = (int)cursor.TokenOffset + 1;
                    documents.Add(new Document(JsonValue.Parse(utf8.AsSpan(start, end - start)), position));
                }
                return documents;
            },
            manyDocuments: true);
        return documents;
    }
}
