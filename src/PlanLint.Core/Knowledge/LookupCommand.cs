using System.Collections.Immutable;
using System.Text;
using PlanLint.Addresses;
using PlanLint.Text;

namespace PlanLint.Knowledge;

/// <summary>The command that shows a live object to a person.</summary>
/// <param name="Name">Name of the row.</param>
/// <param name="System">The system, as in <see cref="ObjectIdentity.System"/>.</param>
/// <param name="Kinds">Globs over kinds; empty for every kind.</param>
/// <param name="Command"><c>{kind}</c> in lower case, <c>{name}</c> and <c>{namespace}</c> stand for the object's; a part in brackets is
/// left out when one in it is empty.</param>
/// <param name="Evidence">Why it is believed.</param>
public sealed record LookupCommand(string Name, string System, ImmutableArray<string> Kinds, string Command, Evidence Evidence)
{
    /// <summary>True for objects that the command finds.</summary>
    public bool Covers(ObjectIdentity identity) => identity.System == System && (Kinds.IsEmpty || Wildcard.MatchesAny(Kinds, identity.Kind));

    /// <summary>The command for one object, each part of its name quoted by <paramref name="quote"/>.</summary>
    public string For(ObjectIdentity identity, Func<string, string> quote)
    {
        int open = Command.IndexOf('[', StringComparison.Ordinal), close = open < 0 ? -1 : Command.IndexOf(']', open);
        if (close < 0) return Fill(Command, identity, quote);
        string option = Command[(open + 1)..close];
        bool isEmpty = option.Contains("{namespace}", StringComparison.Ordinal) && identity.Namespace.Length == 0;
        return Fill(Command[..open] + (isEmpty ? "" : option) + Command[(close + 1)..], identity, quote);
    }

    private static string Fill(string text, ObjectIdentity identity, Func<string, string> quote)
    {
        var filled = new StringBuilder();
        int at = 0;
        while (text.IndexOf('{', at) is var open and >= 0 && text.IndexOf('}', open) is var close and >= 0)
        {
            filled.Append(text, at, open - at).Append(text[(open + 1)..close] switch
            {
                "kind" => quote(identity.Kind.ToLowerInvariant()),
                "name" => quote(identity.Name),
                "namespace" => quote(identity.Namespace),
                _ => text[open..(close + 1)],
            });
            at = close + 1;
        }
        return filled.Append(text, at, text.Length - at).ToString();
    }
}
