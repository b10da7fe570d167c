using PlanLint.Documents;
using PlanLint.Secrets;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>outputs</c> of a state for what is secret in them.</summary>
internal static class OutputSecrets
{
    private static readonly KnownNames OutputNames = new("sensitive", "value");

    /// <summary>Collects the values marked sensitive; the cursor stands on the section's name.</summary>
    public static void Read(ref JsonCursor cursor, MaskedSecrets secrets)
    {
        if (!cursor.EnterObject("outputs")) return;
        while (cursor.NextName())
        {
            string name = cursor.GetText();
            if (!cursor.EnterObject(name)) continue;
            bool isSensitive = false;
            Range value = default;
            cursor.Pin();
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (OutputNames.Match(ref cursor, ref seen))
                {
                    case "sensitive": isSensitive = cursor.ReadBool("sensitive") ?? false; break;
                    case "value": value = cursor.ReadPart(); break;
                    default: cursor.Skip(); break;
                }
            }
            if (isSensitive) secrets.Add(cursor.Pinned(value), Mask.All);
            cursor.Release();
        }
    }
}
