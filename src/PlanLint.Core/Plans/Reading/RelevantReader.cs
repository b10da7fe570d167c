using System.Text.Json;
using PlanLint.Documents;
using PlanLint.Values;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>relevant_attributes</c>: what of the drift the plan builds on.</summary>
internal static class RelevantReader
{
    private static readonly KnownNames RelevantNames = new("resource", "attribute");

    /// <summary>Adds what the section holds; the cursor stands on its name.</summary>
    public static void Read(ref JsonCursor cursor, AddressTable table, List<RelevantAttribute> relevant)
    {
        if (!cursor.EnterArray("relevant_attributes")) return;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("relevant_attributes", "an array of objects");
            string resource = "";
            var attribute = ValuePath.Root;
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (RelevantNames.Match(ref cursor, ref seen))
                {
                    case "resource": resource = cursor.ReadString("resource") ?? ""; break;
                    case "attribute":
                        cursor.Read();
                        if (cursor.TokenType != JsonTokenType.Null) attribute = ChangeReader.ReadPath(ref cursor, "attribute");
                        break;
                    default: cursor.Skip(); break;
                }
            }
            if (table.GetAddress(resource) is { } address) relevant.Add(new RelevantAttribute(address, attribute));
        }
    }
}
