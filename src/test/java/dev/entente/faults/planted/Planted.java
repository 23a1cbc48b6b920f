// SPDX-License-Identifier: Apache-2.0

package dev.entente.faults.planted;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Puts itself before every bean of one kind and does some of its calls worse.
abstract class Planted implements BeanPostProcessor {

    private final Class<?> kind;

    Planted(Class<?> kind) {
        this.kind = kind;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        InvocationHandler worse = (_, method, arguments) -> call(bean, method, arguments);
        return this.kind.isInstance(bean)
                ? Proxy.newProxyInstance(this.kind.getClassLoader(), bean.getClass().getInterfaces(), worse) : bean;
    }

    /// Does the call worse, or hands it on.
    abstract @Nullable Object call(Object good, Method method, @Nullable Object[] arguments) throws Throwable;

    static @Nullable Object handOn(Object good, Method method, @Nullable Object... arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(good, arguments);
        }
        catch (InvocationTargetException ex) {
            throw ex.getCause();
        }
    }

}
