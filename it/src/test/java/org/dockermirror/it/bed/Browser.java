package org.dockermirror.it.bed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.rules.ExternalResource;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementClickInterceptedException;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium on the server's web UI, signed in as administrator; every step can be kept as a picture. */
public final class Browser extends ExternalResource {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private @Nullable ChromeDriver chrome;

    @Override
    protected void before() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--user-data-dir=" + Bed.scratch("chrome"),
                "--window-size=1400,1600");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File("/usr/bin/chromedriver"))
                .usingAnyFreePort()
                .build();
        chrome = new ChromeDriver(service, options);
        open("");
        click("//*[starts-with(@id,'nx-header-signin')]");
        type("username", "admin");
        type("password", Rest.PASSWORD);
        click("//div[contains(@class,'x-window')]//a[.//span[text()='Sign in']]");
        see("//*[starts-with(@id,'nx-header-signout')]");
        open("admin/repository/repositories");
        // The question about usage figures lies over the lower part of the page; an answer may ask for the password
        // again.
        see("//a[normalize-space(.)='decline']");
        chrome.executeScript("""
                NX.State.setValue('acknowledgeAnalytics.required', false);
                Ext.ComponentQuery.query('nx-footer-analytics-opt-out').forEach(banner => banner.setVisible(false));
                """);
        // The open-core server lacks a closed component that its settings form asks; what it would say without a
        // licence.
        chrome.executeScript("""
                NX.direct.firewall_RepositoryStatus = {
                  readCapabilitiesStatus: (repository, callback) => callback({success: true, data: false})
                };
                """);
    }

    @Override
    protected void after() {
        if (chrome != null) {
            chrome.quit();
        }
    }

    private ChromeDriver chrome() {
        return Objects.requireNonNull(chrome, "the browser is not open");
    }

    /** Opens a page of the UI by what stands behind the {@code #} in its address. */
    public void open(String page) {
        chrome().get(NexusServer.URL + "/" + (page.isEmpty() ? "" : "#" + page));
    }

    /** Waits until something that fits is visible; the UI keeps hidden copies of its forms. */
    public WebElement see(String xpath) {
        return await("visible: " + xpath, () -> visible(xpath));
    }

    public void click(String xpath) {
        await("clickable: " + xpath, () -> visible(xpath).map(this::clicked));
    }

    private WebElement clicked(WebElement element) {
        try {
            element.click();
            return element;
        } catch (ElementClickInterceptedException e) {
            signInAgain();
            throw e;
        }
    }

    /** Answers the dialog that the UI lays over the page when the server asks for the password once more. */
    private void signInAgain() {
        String dialog = "//div[contains(@class,'x-window')]";
        visible(dialog + "//input[@name='password']").ifPresent(field -> {
            picture("asked-for-the-password-again");
            field.sendKeys(Keys.chord(Keys.CONTROL, "a"), Rest.PASSWORD, Keys.ENTER);
        });
    }

    private WebElement await(String what, Supplier<Optional<WebElement>> wanted) {
        try {
            return new WebDriverWait(chrome(), PATIENCE, Duration.ofMillis(200))
                    .withMessage(what)
                    .ignoring(StaleElementReferenceException.class, ElementNotInteractableException.class)
                    .until(driver -> wanted.get().orElse(null));
        } catch (TimeoutException e) {
            picture("failure-" + Instant.now().getEpochSecond());
            throw e;
        }
    }

    /** Clicks a button by its text. */
    public void press(String text) {
        click("//a[contains(@class,'x-btn') and not(contains(@class,'x-item-disabled'))"
                + " and .//span[normalize-space(text())='" + text + "']]");
    }

    public String value(String name) {
        return String.valueOf(see(field(name)).getDomProperty("value"));
    }

    /** Types into the field of this name, over what stands there; again where a form that comes up takes the focus away. */
    public void type(String name, String text) {
        await("typed into " + name, () -> {
            see(field(name)).sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.TAB);
            return visible(field(name)).filter(field -> text.equals(field.getDomProperty("value")));
        });
    }

    /** Types into several fields, and again into those that the form has filled by itself meanwhile. */
    public void fill(Map<String, String> texts) {
        texts.forEach(this::type);
        await("filled in: " + texts, () -> {
            List<String> lost = texts.keySet().stream()
                    .filter(name -> !value(name).equals(texts.get(name)))
                    .toList();
            lost.forEach(name -> type(name, texts.getOrDefault(name, "")));
            return lost.isEmpty() ? visible(field(texts.keySet().iterator().next())) : Optional.empty();
        });
    }

    /** Chooses in the list of this name the entry that is shown so. */
    public void choose(String name, String shown) {
        click(field(name) + "/ancestor::*[contains(@class,'x-form-trigger-wrap')]"
                + "//*[contains(@class,'x-form-arrow-trigger')]");
        click("//*[contains(@class,'x-boundlist-item') and normalize-space(.)='" + shown + "']");
    }

    private static String field(String name) {
        return "//*[self::input or self::textarea][@name='" + name + "']";
    }

    private Optional<WebElement> visible(String xpath) {
        return chrome().findElements(By.xpath(xpath)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    /** Keeps a picture of the page beside the reports. */
    public void picture(String name) {
        try {
            Files.write(Bed.kept("screenshots").resolve(name + ".png"), chrome().getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
