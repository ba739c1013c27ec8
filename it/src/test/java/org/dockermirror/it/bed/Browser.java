package org.dockermirror.it.bed;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.junit.rules.ExternalResource;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Chromium on the server's web UI, signed in as administrator; every step can be kept as a picture. */
public final class Browser extends ExternalResource {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private final ChromeDriver chrome;

    private Browser(ChromeDriver chrome) {
        this.chrome = chrome;
    }

    /** Opens the web UI and signs in, as a person does. */
    public static Browser signedIn() {
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
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.open("");
        browser.click("//*[starts-with(@id,'nx-header-signin')]");
        browser.type("username", "admin");
        browser.type("password", Rest.PASSWORD);
        browser.click("//div[contains(@class,'x-window')]//a[.//span[text()='Sign in']]");
        browser.see("//*[starts-with(@id,'nx-header-signout')]");
        return browser;
    }

    @Override
    protected void after() {
        chrome.quit();
    }

    /** Opens a page of the UI by what stands behind the {@code #} in its address. */
    public void open(String page) {
        chrome.get(NexusServer.URL + "/" + (page.isEmpty() ? "" : "#" + page));
    }

    /** Waits until something that fits is visible; the UI keeps hidden copies of its forms. */
    public WebElement see(String xpath) {
        return new WebDriverWait(chrome, PATIENCE, Duration.ofMillis(200))
                .withMessage("visible: " + xpath)
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> visible(xpath).orElse(null));
    }

    public void click(String xpath) {
        new WebDriverWait(chrome, PATIENCE, Duration.ofMillis(200))
                .withMessage("clickable: " + xpath)
                .ignoring(StaleElementReferenceException.class, ElementNotInteractableException.class)
                .until(driver -> {
                    visible(xpath)
                            .orElseThrow(() -> new ElementNotInteractableException(xpath))
                            .click();
                    return true;
                });
    }

    /** Clicks a button by its text. */
    public void press(String text) {
        click("//a[contains(@class,'x-btn') and not(contains(@class,'x-item-disabled'))"
                + " and .//span[normalize-space(text())='" + text + "']]");
    }

    public String value(String name) {
        return String.valueOf(see(field(name)).getDomProperty("value"));
    }

    /** Types into the field of this name, which is emptied before. */
    public void type(String name, String text) {
        WebElement field = see(field(name));
        field.clear();
        field.sendKeys(text, Keys.TAB);
    }

    /** Chooses in the list of this name the entry that is shown so. */
    public void choose(String name, String shown) {
        click(field(name) + "/ancestor::*[contains(@class,'x-form-trigger-wrap')]"
                + "//*[contains(@class,'x-form-arrow-trigger')]");
        click("//*[contains(@class,'x-boundlist-item') and normalize-space(.)='" + shown + "']");
    }

    /** The question about usage figures lies over the lower part of the page the first time. */
    public void declineFigures() {
        click("//a[normalize-space(.)='decline']");
    }

    private static String field(String name) {
        return "//input[@name='" + name + "']";
    }

    private Optional<WebElement> visible(String xpath) {
        return chrome.findElements(By.xpath(xpath)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst();
    }

    /** Keeps a picture of the page beside the reports. */
    public void picture(String name) {
        try {
            Files.write(Bed.kept("screenshots").resolve(name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
            Files.writeString(Bed.kept("screenshots").resolve(name + ".html"), chrome.getPageSource());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
