using System.Text.RegularExpressions;
using PlanLint.Text;

namespace PlanLint.Loading;

/// <summary>
/// Where the plan of each root module lies: <c>{root}</c> stands for the module's path from the directory that was searched, <c>{name}</c>
/// for the last part of it. A leading <c>{root}</c> is the module's own directory.
/// </summary>
public sealed class PlanPattern
{
    /// <summary>Stands for a root module's path.</summary>
    public const string Root = "{root}";

    /// <summary>Stands for the last part of a root module's path.</summary>
    public const string Name = "{name}";

    private readonly string pattern;
    private readonly Lazy<Regex> paths;

    /// <summary>A pattern that nothing is wrong with.</summary>
    public PlanPattern(string pattern)
    {
        this.pattern = pattern.Replace('\\', '/');
        paths = new(() => new Regex(
            $"^{Regex.Escape(this.pattern)
                .Replace(@"\{root}/", "(?:.+/)?", StringComparison.Ordinal)
                .Replace(@"\{root}", ".+", StringComparison.Ordinal)
                .Replace(@"\{name}", "[^/]+", StringComparison.Ordinal)}$",
            RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }

    /// <summary>The pattern as it was given, with slashes.</summary>
    internal string Text => pattern;

    /// <summary>The directories before the first part of a pattern with a placeholder; empty when that comes first.</summary>
    public static string StartOf(string pattern) =>
        pattern[..(pattern[..pattern.IndexOf('{', StringComparison.Ordinal)].LastIndexOfAny(['/', '\\']) + 1)];

    /// <summary>What is wrong with a pattern, as the rest of a sentence that begins with the option's name; null when nothing is.</summary>
    public static string? WhatIsWrong(string pattern)
    {
        string rest = pattern.Replace(Root, "", StringComparison.Ordinal).Replace(Name, "", StringComparison.Ordinal);
        if (rest.IndexOf('{', StringComparison.Ordinal) is >= 0 and var open)
        {
            int close = rest.IndexOf('}', open);
            string unknown = close < 0 ? rest[open..] : rest[open..(close + 1)];
            return $"knows {Root} and {Name}, not '{unknown}'{(NearestName.Of(unknown, [Root, Name]) is { } near ? $"; did you mean {near}?" : "")}";
        }
        if (rest.Length == pattern.Length)
            return $"takes a path with {Root} or {Name} in it, such as '{Root}/tfplan.json', not '{pattern}'; --plan takes one file";
        return pattern.EndsWith('/') || pattern.EndsWith(Root, StringComparison.Ordinal) || pattern.EndsWith(Name, StringComparison.Ordinal)
            ? $"has to end in the name of a file, such as '{Root}/tfplan.json', not '{pattern}'"
            : null;
    }

    /// <summary>The plan's path for a root module.</summary>
    /// <param name="root">The module's path from the directory that was searched, with slashes; empty for that directory.</param>
    /// <param name="name">The last part of the module's path.</param>
    public string For(string root, string name)
    {
        // A part that is nothing but {root} vanishes for the directory itself.
        string path = root.Length == 0 ? pattern.Replace(Root + "/", "", StringComparison.Ordinal) : pattern;
        return path.Replace(Root, root, StringComparison.Ordinal).Replace(Name, name, StringComparison.Ordinal);
    }

    /// <summary>True for a path that the pattern makes of some root module.</summary>
    public bool Matches(string path) => paths.Value.IsMatch(path);
}
