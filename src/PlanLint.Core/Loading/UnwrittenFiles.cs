using System.Collections.Concurrent;
using System.Text;
using PlanLint.Evaluation;
using PlanLint.Semantics;
using PlanLint.Syntax;

namespace PlanLint.Loading;

/// <summary>
/// Finds files of a module that are made before Terraform runs and are not there now: those that a template beside them is rendered to or
/// copied to, and those that git is told by name to ignore. What was found out is kept.
/// </summary>
internal sealed class UnwrittenFiles(IFileSource files)
{
    /// <summary>What stands behind <c>.tf.</c> in the names of templates and of samples to copy; copies that editors keep are neither.</summary>
    private static readonly HashSet<string> Suffixes = new(StringComparer.OrdinalIgnoreCase)
    {
        "j2", "jinja", "jinja2", "tmpl", "tpl", "template", "tftpl", "erb", "ejs", "mustache", "hbs", "gotmpl", "gotpl", "njk", "liquid", "mako", "twig",
        "ctmpl", "epp", "in", "envsubst", "jsonnet", "example", "sample", "dist",
    };

    private readonly ConcurrentDictionary<string, UnwrittenFile?> found = new(StringComparer.Ordinal);

    /// <summary>The first by name; null when the module is whole.</summary>
    public UnwrittenFile? In(string directory) => found.GetOrAdd(directory, Find);

    private UnwrittenFile? Find(string directory)
    {
        var names = files.FilesIn(directory).Paths.ToHashSet(StringComparer.Ordinal);
        foreach (string name in names.Order(StringComparer.Ordinal))
            if (MadeOf(name) is { } made && !names.Contains(made)) return new UnwrittenFile(Below(directory, name), Below(directory, made));
        return Ignored(directory, names);
    }

    /// <summary>The name without what makes it a template; null for every other file.</summary>
    private static string? MadeOf(string name)
    {
        int dot = name.LastIndexOf('.');
        return dot > 0 && Suffixes.Contains(name[(dot + 1)..]) && ConfigurationFileName.IsConfiguration(name[..dot]) ? name[..dot] : null;
    }

    /// <summary>A name, not a pattern, that a <c>.gitignore</c> beside the module or at the root of the repository gives.</summary>
    private UnwrittenFile? Ignored(string directory, HashSet<string> names)
    {
        foreach (string path in (ReadOnlySpan<string>)[Below(directory, ".gitignore"), ".gitignore"])
        {
            if (files.Read(path).Bytes is not { } bytes) continue;
            foreach (string line in Encoding.UTF8.GetString(bytes).Split('\n'))
            {
                string entry = line.Trim().TrimStart('/');
                if (entry.Length == 0 || entry.AsSpan().IndexOfAny("*?[!#") >= 0 || !ConfigurationFileName.IsConfiguration(entry)) continue;
                string name = entry[(entry.LastIndexOf('/') + 1)..];
                bool isHere = name == entry || SourcePath.Combine(path == ".gitignore" ? "" : directory, entry) == Below(directory, name);
                // The override files that everybody ignores declare nothing.
                if (isHere && !names.Contains(name) && !name.Contains("override", StringComparison.Ordinal))
                    return new UnwrittenFile(path, Below(directory, name));
            }
        }
        return null;
    }

    private static string Below(string directory, string name) => directory.Length == 0 ? name : $"{directory}/{name}";
}
