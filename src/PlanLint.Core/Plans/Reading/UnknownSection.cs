using System.Text.Json;
using PlanLint.Documents;

namespace PlanLint.Plans.Reading;

/// <summary>
/// Tells sections of unknown names that may list changes from those that do not. Both vendors ask readers to ignore names they do not
/// know; a list of items that carry a change, actions or an address is no list to ignore.
/// </summary>
internal static class UnknownSection
{
    /// <summary>Items lie in the section or one list or object further down: <c>[{ reason, resource_change: { address, … } }]</c>.</summary>
    private const int Depth = 3;

    /// <summary>Reads from a name to the end of its value; true when one of its items carries a change, actions or an address.</summary>
    public static bool ListsChanges(ref JsonCursor cursor)
    {
        cursor.Read();
        if (cursor.TokenType != JsonTokenType.StartArray) return Carries(ref cursor, Depth);
        bool found = false;
        while (cursor.NextElement()) found |= Carries(ref cursor, Depth - 1);
        return found;
    }

    private static bool Carries(ref JsonCursor cursor, int depth)
    {
        if (cursor.TokenType != JsonTokenType.StartObject || depth == 0)
        {
            cursor.Skip();
            return false;
        }
        bool found = false;
        while (cursor.NextName())
        {
            found |= cursor.Is("change"u8) || cursor.Is("actions"u8) || cursor.Is("address"u8) || cursor.Is("resource_address"u8);
            cursor.Read();
            found |= Carries(ref cursor, depth - 1);
        }
        return found;
    }
}
