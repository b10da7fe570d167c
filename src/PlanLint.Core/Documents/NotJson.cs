namespace PlanLint.Documents;

/// <summary>Recognises files that are no JSON at all but that people give for a plan or a state.</summary>
internal static class NotJson
{
    /// <summary>Throws the message that helps; returns when the head may be JSON.</summary>
    public static void Refuse(ReadOnlySpan<byte> head, string wayOut)
    {
        if (head.StartsWith("PK\u0003\u0004"u8))
            throw new InputException($"this is a ZIP archive, as a saved plan is one, not JSON; {wayOut}", default);
        if (head is [0x1F, 0x8B, ..])
            throw new InputException("this file is compressed; decompress it first", default);
        int first = head.IndexOfAnyExcept(" \t\r\n"u8);
        if (first < 0 || head[first] is (byte)'{' or (byte)'[') return;
        throw new InputException(IsForPeople(head) ? $"this is a plan as printed for people, not JSON; {wayOut}" : $"this is not JSON; {wayOut}", default);
    }

    private static bool IsForPeople(ReadOnlySpan<byte> head) =>
        head.IndexOf("will perform the following actions"u8) >= 0 || head.IndexOf("used the selected providers"u8) >= 0
        || head.IndexOf("No changes."u8) >= 0 || head.IndexOf("Plan: "u8) >= 0;
}
