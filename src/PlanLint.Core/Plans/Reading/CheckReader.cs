using System.Collections.Immutable;
using System.Text.Json;
using PlanLint.Documents;

namespace PlanLint.Plans.Reading;

/// <summary>Reads <c>checks</c>: the conditions of a configuration with what came of them.</summary>
internal static class CheckReader
{
    private static readonly KnownNames CheckNames = new("address", "status", "instances");
    private static readonly KnownNames AddressNames = new("to_display", "kind");
    private static readonly KnownNames InstanceNames = new("problems");
    private static readonly KnownNames ProblemNames = new("message");

    /// <summary>Adds what the section holds; the cursor stands on its name.</summary>
    public static void Read(ref JsonCursor cursor, List<CheckResult> checks)
    {
        if (!cursor.EnterArray("checks")) return;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("checks", "an array of objects");
            string address = "", kind = "", status = "";
            var problems = ImmutableArray.CreateBuilder<string>();
            ulong seen = 0;
            while (cursor.NextName())
            {
                switch (CheckNames.Match(ref cursor, ref seen))
                {
                    case "address":
                        if (!cursor.EnterObject("address")) break;
                        ulong seenInside = 0;
                        while (cursor.NextName())
                        {
                            switch (AddressNames.Match(ref cursor, ref seenInside))
                            {
                                case "to_display": address = cursor.ReadString("to_display") ?? ""; break;
                                case "kind": kind = cursor.ReadString("kind") ?? ""; break;
                                default: cursor.Skip(); break;
                            }
                        }
                        break;
                    case "status": status = cursor.ReadString("status") ?? ""; break;
                    case "instances": ReadProblems(ref cursor, problems); break;
                    default: cursor.Skip(); break;
                }
            }
            checks.Add(new CheckResult(address, kind, status, problems.DrainToImmutable()));
        }
    }

    private static void ReadProblems(ref JsonCursor cursor, ImmutableArray<string>.Builder problems)
    {
        if (!cursor.EnterArray("instances")) return;
        while (cursor.NextElement())
        {
            if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("instances", "an array of objects");
            ulong seen = 0;
            while (cursor.NextName())
            {
                if (InstanceNames.Match(ref cursor, ref seen) is null) cursor.Skip();
                else if (cursor.EnterArray("problems"))
                    while (cursor.NextElement())
                    {
                        if (cursor.TokenType != JsonTokenType.StartObject) throw cursor.Wrong("problems", "an array of objects");
                        ulong seenInside = 0;
                        while (cursor.NextName())
                        {
                            if (ProblemNames.Match(ref cursor, ref seenInside) is null) cursor.Skip();
                            else problems.Add(cursor.ReadString("message") ?? "");
                        }
                    }
            }
        }
    }
}
