using System.Text;
using System.Text.Json;

namespace PlanLint.Documents;

/// <summary>Tells whether a text is one JSON document to the letter: lenient readers make something of what another tool never wrote.</summary>
internal static class JsonSyntax
{
    /// <summary>
    /// Throws <see cref="InputException"/> at the first place where the text is no JSON as RFC 8259 has it, holds more than one document,
    /// or gives a name twice in one object, of which readers take the first or the last. Linear in the text.
    /// </summary>
    public static void Check(string text)
    {
        var cursor = new JsonCursor(JsonInput.Open(JsonInput.AsStream(Encoding.UTF8.GetBytes(text)), mayHaveTextBefore: false));
        try
        {
            // One set for each level, used again by the next object there.
            var names = new List<HashSet<string>>();
            while (cursor.TryRead())
            {
                if (cursor.TokenType == JsonTokenType.StartObject)
                {
                    while (names.Count <= cursor.Depth + 1) names.Add(new HashSet<string>(StringComparer.Ordinal));
                    names[cursor.Depth + 1].Clear();
                }
                else if (cursor.TokenType == JsonTokenType.PropertyName && !names[cursor.Depth].Add(cursor.GetText()))
                {
                    throw cursor.Failure($"\"{cursor.GetText()}\" appears twice in one object");
                }
            }
        }
        finally
        {
            cursor.Dispose();
        }
    }
}
